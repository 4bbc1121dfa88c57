import type { LeadRefusal } from '../../domain/lead/refusal.ts';
import { type Mrkdwn, mentionUser } from './mrkdwn.ts';
import { type Named, personLink } from './person-name.ts';
import type { Reader } from './reader.ts';
import { sayMrkdwn } from './say.ts';
import { slackDate } from './slack-date.ts';

/**
 * Why a press on a lead changed nothing: who was faster, and with what.
 *
 * @param viewer whose lead it is, as far as known
 */
export function leadRefusalWords(refusal: LeadRefusal, reader: Reader, viewer: Named | undefined): Mrkdwn {
  const { language } = reader;
  const who = viewer ? personLink(viewer, language) : sayMrkdwn(language, 'person.this');
  switch (refusal.kind) {
    case 'already-claimed':
      return sayMrkdwn(language, 'refusal.alreadyClaimed', {
        owner: mentionUser(refusal.owner),
        who,
        when: slackDate(refusal.claimedAt, 'seconds', reader),
      });
    case 'already-answered':
      return sayMrkdwn(language, 'refusal.alreadyAnswered', {
        owner: mentionUser(refusal.owner),
        who,
        when: slackDate(refusal.at, 'time', reader),
      });
    case 'not-yours':
      return sayMrkdwn(language, 'refusal.notYours', { owner: mentionUser(refusal.owner), who });
    case 'no-longer-open':
      return overWords(refusal, reader, who);
    case 'snoozed':
      return sayMrkdwn(language, 'refusal.snoozed', {
        by: mentionUser(refusal.by),
        who,
        until: slackDate(refusal.until, 'moment', reader),
      });
    case 'not-snoozed':
      return sayMrkdwn(language, 'refusal.notSnoozed', { who });
    case 'in-the-past':
      return sayMrkdwn(language, 'refusal.inThePast');
    case 'wants-no-messages':
      return sayMrkdwn(language, 'refusal.wantsNoMessages', { who });
    case 'not-claimed':
      return sayMrkdwn(language, 'refusal.notClaimed');
    case 'not-closed':
      return sayMrkdwn(language, 'refusal.notClosed');
    case 'newer-lead':
      return sayMrkdwn(language, 'refusal.newerLead');
    case 'already-passed':
      return sayMrkdwn(language, 'refusal.alreadyPassed');
    case 'unknown-lead':
      return sayMrkdwn(language, 'refusal.unknownLead');
    case 'queue-empty':
      return sayMrkdwn(language, 'refusal.queueEmpty');
  }
}

const closedWords = {
  won: 'refusal.won',
  lost: 'refusal.lost',
  suppressed: 'refusal.optedOutBy',
  dismissed: 'refusal.dismissed',
} as const;

/** Nobody closed the lead of whoever opted out by themselves, or has another card. */
function overWords(
  { status, by, at }: Extract<LeadRefusal, { kind: 'no-longer-open' }>,
  reader: Reader,
  who: Mrkdwn,
): Mrkdwn {
  const { language } = reader;
  const when = slackDate(at, 'moment', reader);
  if (by) return sayMrkdwn(language, closedWords[status], { by: mentionUser(by), who, when });
  return status === 'suppressed'
    ? sayMrkdwn(language, 'refusal.optedOut', { who, when })
    : sayMrkdwn(language, 'refusal.newerLead');
}
