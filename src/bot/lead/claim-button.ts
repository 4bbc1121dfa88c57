import { claim } from '../../domain/lead/change-lead.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import type { Bot } from '../bot.ts';
import { parseLeadValue } from '../card/lead-value.ts';
import type { DeskAnswer } from '../messages/answer-message.ts';
import type { Named } from '../messages/person-name.ts';
import type { ButtonListener } from '../slack/interaction.ts';
import { changeLead } from './lead-press.ts';

/** Claim: the first one has it; everybody else is told who, and offered the next. */
export const claimButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return changeLead(bot, press, parseLeadValue(press.value), {
      act: 'claim',
      change: ({ press: claiming }) => claim(bot.desk, claiming),
      done: claimed,
    });
  };

/** What was answered before has no lease. */
const claimed = (who: Named, lead: Lead): DeskAnswer =>
  lead.status === 'claimed' ? { kind: 'claimed', who, until: lead.leaseUntil } : { kind: 'taken-over', who };
