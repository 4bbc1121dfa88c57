import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import {
  coreOf,
  type SaidNotSentTouch,
  type SaidSentTouch,
  type SentTouch,
  type Touch,
  type TouchRefusal,
  type WaitingTouch,
} from './touch.ts';

/** What a teammate says about a touch that only they can know. */
export type TouchWord = 'sent' | 'not-sent';

/**
 * Takes a teammate's word for a touch: whether they sent it by hand, or what Instagram's app shows of one whose answer
 * never came. An unconfirmed touch that is not there waits to be sent again, checked like any other; a person has
 * decided that, never Storydesk.
 */
export function confirmTouch(
  touch: Touch,
  word: TouchWord,
  by: SlackUserId,
  now: Date,
): Result<SaidSentTouch | SaidNotSentTouch | SentTouch | WaitingTouch, TouchRefusal> {
  const core = { ...coreOf(touch), version: touch.version + 1 };
  switch (touch.status) {
    case 'offered':
      return accept({
        ...core,
        route: touch.route,
        status: word === 'sent' ? 'said-sent' : 'said-not-sent',
        saidAt: now,
        saidBy: by,
      });
    case 'unknown':
      return word === 'sent'
        ? accept({ ...core, status: 'sent', sentAt: touch.since, message: undefined })
        : accept({ ...core, by, status: 'waiting', until: now, why: { kind: 'pace' } });
    case 'waiting':
    case 'sending':
      return refuse({ kind: 'not-now', status: touch.status });
    default:
      return refuse({ kind: 'already-settled', status: touch.status });
  }
}
