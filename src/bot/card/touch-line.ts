import type { SlackUserId } from '../../domain/ids.ts';
import type { InstagramRefusal } from '../../domain/touch/instagram-refusal.ts';
import type { CancelReason, RefusedTouch, Touch, WaitingTouch, WaitReason } from '../../domain/touch/touch.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import { foreignMrkdwn, isBlank } from '../messages/foreign-text.ts';
import { type Mrkdwn, mentionUser } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { closedWords, limitWords } from '../messages/route-words.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';

const wordsRoom = { graphemes: 60, units: 120 };

/** How a message begins, for teammates who must know what was said; undefined for one that nobody will read. */
export function touchWords({ status, text }: Touch, { language }: Reader): Mrkdwn | undefined {
  if (status === 'refused' || status === 'cancelled' || status === 'said-not-sent' || isBlank(text)) return undefined;
  return sayMrkdwn(language, 'touch.words', { words: foreignMrkdwn(text, wordsRoom) });
}

/** Where the last message to a viewer stands, in words: what is known, what is not, and what comes next. */
export function touchLine(touch: Touch, reader: Reader): Mrkdwn {
  const { language } = reader;
  const by = writer(touch.by, reader);
  const route = sayMrkdwn(language, `route.${touch.route}`);
  const moment = (at: Date) => slackDate(at, 'moment', reader);
  switch (touch.status) {
    case 'waiting':
      return waitingLine(touch, by, reader);
    case 'sending':
      return sayMrkdwn(language, 'touch.sending', { by, when: moment(touch.since) });
    case 'sent':
      return sayMrkdwn(language, touch.message === undefined ? 'touch.saidArrived' : 'touch.sent', {
        by,
        route,
        when: moment(touch.sentAt),
      });
    case 'seen':
      return sayMrkdwn(language, 'touch.seen', { by, route, when: moment(touch.sentAt), seen: moment(touch.seenAt) });
    case 'refused':
      return refusedLine(touch, reader);
    case 'unknown':
      return sayMrkdwn(language, touch.lookedAt === undefined ? 'touch.looking' : 'touch.unconfirmed', {
        when: moment(touch.since),
      });
    case 'cancelled':
      return sayMrkdwn(language, 'touch.cancelled', { why: cancelWords(touch.why, reader) });
    case 'offered':
      return sayMrkdwn(language, 'touch.offered', { by, when: moment(touch.offeredAt) });
    case 'said-sent':
      return sayMrkdwn(language, 'touch.saidSent', { by: mentionUser(touch.saidBy), when: moment(touch.saidAt) });
    case 'said-not-sent':
      return sayMrkdwn(language, 'touch.saidNotSent', { by: mentionUser(touch.saidBy), when: moment(touch.saidAt) });
    default:
      return touch satisfies never;
  }
}

/** Nobody pressed Send for an automatic acknowledgement. */
const writer = (by: SlackUserId | undefined, { language }: Reader): Mrkdwn =>
  by ? mentionUser(by) : sayMrkdwn(language, 'touch.storydesk');

function waitingLine({ why, until }: WaitingTouch, by: Mrkdwn, reader: Reader): Mrkdwn {
  const { language } = reader;
  if (why.kind === 'pace') return sayMrkdwn(language, 'touch.soon', { by });
  const waits = waitWords(why, reader);
  return until
    ? sayMrkdwn(language, 'touch.waits', { by, until: slackDate(until, 'moment', reader), why: waits })
    : sayMrkdwn(language, 'touch.waitsForSomebody', { by, why: waits });
}

/** Why a message has not gone out yet, as part of a sentence. */
export function waitWords(why: WaitReason, reader: Reader): Mrkdwn {
  const { language } = reader;
  switch (why.kind) {
    case 'pace':
      return sayMrkdwn(language, 'waits.pace');
    case 'back-off':
      return sayMrkdwn(language, 'waits.back-off');
    case 'limit':
      return limitWords(why.limit, reader);
    case 'account-paused':
      return sayMrkdwn(language, `pause.${why.pause}`);
    default:
      return why satisfies never;
  }
}

const refusedLine = ({ refusal }: RefusedTouch, { language }: Reader): Mrkdwn =>
  sayMrkdwn(language, 'touch.refused', {
    why: sayMrkdwn(language, `instagram.${refusal}`),
    next: sayMrkdwn(language, afterRefusal[refusal]),
  });

/** What to do about it; which way is open then, the composer says. */
const afterRefusal = {
  'window-closed': 'afterRefusal.nextRoute',
  unreachable: 'afterRefusal.waitForThem',
  'not-found': 'afterRefusal.nextRoute',
  'private-reply-used': 'afterRefusal.nextRoute',
  'private-reply-limit': 'afterRefusal.nextRoute',
  'thread-control': 'afterRefusal.byHand',
  attachment: 'afterRefusal.anotherFile',
  restricted: 'afterRefusal.later',
  policy: 'afterRefusal.askAdmin',
  permission: 'afterRefusal.nextRoute',
  'tag-not-allowed': 'afterRefusal.nextRoute',
  token: 'afterRefusal.askAdmin',
  'rate-limit': 'afterRefusal.later',
  temporary: 'afterRefusal.later',
  bug: 'afterRefusal.askAdmin',
  unknown: 'afterRefusal.later',
} as const satisfies Record<InstagramRefusal, MessageKey>;

function cancelWords(why: CancelReason, reader: Reader): Mrkdwn {
  const { language } = reader;
  switch (why.kind) {
    case 'by-person':
      return sayMrkdwn(language, 'cancelled.byPerson', { by: mentionUser(why.by) });
    case 'they-replied':
      return sayMrkdwn(language, 'cancelled.theyReplied');
    case 'opted-out':
      return sayMrkdwn(language, 'cancelled.optedOut');
    case 'converted':
      return sayMrkdwn(language, 'cancelled.converted');
    case 'lead-over':
      return sayMrkdwn(language, 'cancelled.leadOver');
    case 'answered-elsewhere':
      return sayMrkdwn(language, 'cancelled.answeredElsewhere');
    case 'route-closed':
      return closedWords(why.because, reader);
    case 'window-ends-first':
      return sayMrkdwn(language, 'cancelled.windowEndsFirst', { when: slackDate(why.endsAt, 'moment', reader) });
    default:
      return why satisfies never;
  }
}
