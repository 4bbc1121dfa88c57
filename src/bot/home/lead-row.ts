import type { SectionBlock } from '@slack/types';
import type { LeadLine } from '../../domain/lead/home-facts.ts';
import { ownerOf } from '../../domain/lead/lead.ts';
import type { Language } from '../../domain/team/account.ts';
import { leadValue } from '../card/lead-value.ts';
import { turnWords } from '../card/turn-words.ts';
import { actionIds } from '../messages/action-ids.ts';
import { button } from '../messages/buttons.ts';
import { cardLink } from '../messages/card-link.ts';
import { joinMrkdwn, type Mrkdwn } from '../messages/mrkdwn.ts';
import { personLink } from '../messages/person-name.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import { section } from '../messages/text-blocks.ts';
import { markedTier } from '../messages/tier.ts';

/** One lead in one line: tier, who, the clock that runs, and a link to its card. */
function leadLine({ lead, account, handle, displayName, score, dueBy, cardTs }: LeadLine, language: Language): Mrkdwn {
  return joinMrkdwn([
    markedTier(lead.segment, score, language),
    personLink({ handle, displayName }, language),
    clock(lead, dueBy, { language, timeZone: account.timeZone }),
    cardTs === undefined ? undefined : cardLink(lead.team, account.desk, cardTs, sayMrkdwn(language, 'link.card')),
  ]);
}

/** The reader's own leads say "yours"; what nobody has says what the card says. */
function clock(lead: LeadLine['lead'], dueBy: Date, reader: Reader): Mrkdwn {
  const { language } = reader;
  const at = (instant: Date) => ({
    when: slackDate(instant, 'moment', reader),
    ago: slackDate(instant, 'ago', reader),
  });
  if (ownerOf(lead) === undefined) return turnWords(lead, dueBy, reader);
  switch (lead.status) {
    case 'claimed':
      return sayMrkdwn(language, 'home.mineUntil', at(lead.leaseUntil));
    case 'replied':
      return sayMrkdwn(language, 'home.theyReplied', at(lead.repliedAt));
    case 'contacted':
      return sayMrkdwn(language, 'home.theirTurn', { when: at(lead.lastTouchAt).when });
    case 'snoozed':
      return sayMrkdwn(language, 'home.snoozedUntil', { when: at(lead.snoozedUntil).when });
    case 'open':
      return turnWords(lead, dueBy, reader);
  }
}

/** A lead nobody has, with Claim beside it. */
export const claimRow = (line: LeadLine, language: Language): SectionBlock =>
  section(
    `home_open_${line.lead.id}`,
    leadLine(line, language),
    button(language, 'button.claim', actionIds.claim, leadValue(line.lead)),
  );

/** A lead the reader holds, with Answer beside it; giving it back is on its card. */
export const mineRow = (line: LeadLine, language: Language): SectionBlock =>
  section(
    `home_mine_${line.lead.id}`,
    leadLine(line, language),
    button(language, 'button.answer', actionIds.answer, leadValue(line.lead)),
  );
