import { claim } from '../../domain/lead/change-lead.ts';
import type { Bot } from '../bot.ts';
import { parseLeadValue } from '../card/lead-value.ts';
import type { ButtonListener } from '../slack/interaction.ts';
import { changeLead } from './lead-press.ts';

/** Claim: the first one has it; everybody else is told who, and offered the next. */
export const claimButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return changeLead(
      bot,
      press,
      parseLeadValue(press.value),
      'claim',
      ({ change }) => claim(bot.desk, change),
      (who, lead) =>
        lead.status === 'claimed' ? { kind: 'claimed', who, until: lead.leaseUntil } : { kind: 'released', who },
    );
  };
