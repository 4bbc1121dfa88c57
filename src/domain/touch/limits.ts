import { addDays, addHours } from '../duration.ts';
import type { SendingSettings } from '../team/settings.ts';

/** Which limit makes a touch wait, and what it is set to. */
export type LimitReason =
  /** Messages of the account in an hour. */
  | { readonly kind: 'account-hour'; readonly most: number }
  /** Messages to one person in a week that they have not answered. */
  | { readonly kind: 'person-week'; readonly most: number }
  /** Messages by hand, in a day, to people who never wrote to us. */
  | { readonly kind: 'cold-day'; readonly most: number };

/** When a touch may go out, as far as limits go. */
export type LimitVerdict =
  | { readonly kind: 'now' }
  | { readonly kind: 'not-before'; readonly at: Date; readonly because: LimitReason }
  /** The limit is set to none at all. */
  | { readonly kind: 'never'; readonly because: LimitReason };

/**
 * When earlier touches went out, in any order; see `countedAt`. Those that wait for a later moment count as well: a new
 * one queues behind them.
 */
export interface EarlierTouches {
  /** Of the account, in the last hour and later. */
  readonly ofAccount: readonly Date[];
  /** To the person, in the last week and later. */
  readonly toPerson: readonly Date[];
  /** Cold ones by hand of the account, in the last day and later. */
  readonly coldByHand: readonly Date[];
  /** When the person last wrote: what we sent before that is answered, and no longer counts against them. */
  readonly lastWroteAt: Date | undefined;
}

/**
 * Says when a touch may go out: now, or not before the limit that takes longest lets it. Days and weeks are counted
 * backwards from the moment, not by the calendar, so that midnight does not double what Instagram sees.
 */
export function whenWithinLimits(
  earlier: EarlierTouches,
  isColdByHand: boolean,
  settings: SendingSettings,
  now: Date,
): LimitVerdict {
  const { lastWroteAt } = earlier;
  const unanswered = earlier.toPerson.filter((at) => lastWroteAt === undefined || at > lastWroteAt);
  const verdicts = [
    limit({ kind: 'account-hour', most: settings.touchesPerHour }, earlier.ofAccount, (at) => addHours(at, 1), now),
    limit({ kind: 'person-week', most: settings.unansweredPerWeek }, unanswered, (at) => addDays(at, 7), now),
    isColdByHand
      ? limit({ kind: 'cold-day', most: settings.coldByHandPerDay }, earlier.coldByHand, (at) => addDays(at, 1), now)
      : { kind: 'now' as const },
  ];
  return verdicts.toSorted((a, b) => lateness(b) - lateness(a))[0] ?? { kind: 'now' };
}

/** @param leaves when a touch stops counting */
function limit(because: LimitReason, touches: readonly Date[], leaves: (at: Date) => Date, now: Date): LimitVerdict {
  if (because.most === 0) return { kind: 'never', because };
  const counting = touches.filter((at) => leaves(at) > now).toSorted((a, b) => a.getTime() - b.getTime());
  const makesRoom = counting[counting.length - because.most];
  return makesRoom ? { kind: 'not-before', at: leaves(makesRoom), because } : { kind: 'now' };
}

function lateness(verdict: LimitVerdict): number {
  switch (verdict.kind) {
    case 'now':
      return Number.NEGATIVE_INFINITY;
    case 'not-before':
      return verdict.at.getTime();
    case 'never':
      return Number.POSITIVE_INFINITY;
  }
}
