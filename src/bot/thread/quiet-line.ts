import { replyTo } from '../../domain/card/post.ts';
import type { ThreadFacts } from '../../domain/card/thread-facts.ts';
import { isClosed, type Lead, progressOf } from '../../domain/lead/lead.ts';
import { named } from '../card/card-lines.ts';
import type { Mrkdwn } from '../messages/mrkdwn.ts';
import { personName } from '../messages/person-name.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';

/**
 * All that is left of a message in a thread once it is of no more use: why that is so. An answer is the last thing
 * said, so that what comes later changes nothing.
 */
export function quietLine({ what, card }: ThreadFacts): Mrkdwn {
  const { lead, account } = card;
  const { language } = account;
  const who = personName(named(card), language);
  if (what !== 'suggestions' && isAnswered(what, lead)) return sayMrkdwn(language, 'thread.replyAnswered', { who });
  if (what === 'suggestions' && progressOf(lead).contactedAt) return sayMrkdwn(language, 'thread.answered', { who });
  if (isClosed(lead)) {
    return sayMrkdwn(language, 'thread.closed', { who, when: slackDate(lead.closedAt, 'moment', account) });
  }
  return lead.status === 'snoozed'
    ? sayMrkdwn(language, 'thread.snoozed', { who, until: slackDate(lead.snoozedUntil, 'moment', account) })
    : sayMrkdwn(language, 'thread.released', { who });
}

/** We have written since the message that they replied to. */
function isAnswered(what: ThreadFacts['what'], lead: Lead): boolean {
  const { lastTouchAt } = progressOf(lead);
  return lastTouchAt !== undefined && what !== replyTo(lastTouchAt);
}
