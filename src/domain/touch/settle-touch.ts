import type { MessageId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { InstagramRefusal } from './instagram-refusal.ts';
import {
  coreOf,
  type RefusedTouch,
  type SentTouch,
  type Touch,
  type TouchRefusal,
  type UnknownTouch,
  type WaitingTouch,
  type WaitReason,
} from './touch.ts';

/** What is known about an attempt. */
export type TouchOutcome =
  /** Instagram took it: its answer, or the echo of the message, or what was read back. */
  | { readonly kind: 'sent'; readonly message: MessageId; readonly at: Date }
  | { readonly kind: 'refused'; readonly refusal: InstagramRefusal }
  /** Surely not taken, and worth another attempt then. */
  | { readonly kind: 'put-off'; readonly until: Date | undefined; readonly why: WaitReason }
  /** The deadline passed, the connection was cut, or Meta had a fault of its own: it may have gone out. */
  | { readonly kind: 'no-answer' };

/**
 * Records what became of `attempt`.
 *
 * What was sent is sent, whichever attempt it was and however late we hear of it, also when a teammate has decided
 * meanwhile to send it again. Everything else counts for the current attempt only, and nothing changes a touch that
 * has come to its end.
 */
export function settleTouch(
  touch: Touch,
  attempt: number,
  outcome: TouchOutcome,
  now: Date,
): Result<SentTouch | RefusedTouch | WaitingTouch | UnknownTouch, TouchRefusal> {
  const core = { ...coreOf(touch), version: touch.version + 1 };
  switch (touch.status) {
    case 'sending':
    case 'unknown':
    case 'waiting':
      if (outcome.kind === 'sent' && attempt > 0 && attempt <= touch.attempt) {
        return accept({ ...core, status: 'sent', sentAt: outcome.at, message: outcome.message });
      }
      if (touch.status === 'waiting') return refuse({ kind: 'not-now', status: touch.status });
      if (attempt !== touch.attempt) return refuse({ kind: 'earlier-attempt', attempt: touch.attempt });
      break;
    case 'sent':
      // A person said that it arrived; now the message itself is known.
      return outcome.kind === 'sent' && touch.message === undefined && attempt > 0 && attempt <= touch.attempt
        ? accept({ ...core, status: 'sent', sentAt: touch.sentAt, message: outcome.message })
        : refuse({ kind: 'already-settled', status: touch.status });
    case 'offered':
    case 'said-sent':
      // By hand there are no attempts: only the echo of what a teammate wrote in the app proves that it went out.
      return outcome.kind === 'sent'
        ? accept({ ...core, status: 'sent', sentAt: outcome.at, message: outcome.message })
        : refuse({ kind: 'not-now', status: touch.status });
    default:
      return refuse({ kind: 'already-settled', status: touch.status });
  }
  switch (outcome.kind) {
    case 'sent':
      return refuse({ kind: 'not-now', status: touch.status }); // an attempt that was never made
    case 'refused':
      return accept({ ...core, status: 'refused', refusal: outcome.refusal, refusedAt: now });
    case 'put-off':
      return accept({ ...core, status: 'waiting', until: outcome.until, why: outcome.why });
    case 'no-answer':
      return accept({ ...core, status: 'unknown', since: touch.since, lookedAt: undefined });
  }
}
