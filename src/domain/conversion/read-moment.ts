import { addDays, addMinutes } from '../duration.ts';
import { instantOn, isLocalDay, localDayOf } from '../local-day.ts';
import { accept, type Result, refuse } from '../result.ts';

/** Older ones would change figures that were read long ago. */
export const oldestDays = 400;
/** By so much the clock of whoever tells it may be ahead of ours. */
const skewMinutes = 5;

export type MomentRefusal = 'not-a-moment' | 'in-the-future' | 'too-long-ago';

const moment =
  /^(?<day>\d{4}-\d\d-\d\d)(?:(?:T| +)(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d+)?)?(?<zone>Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * Reads when a conversion happened: an instant of ISO 8601 with its offset, or what clocks in `timeZone` showed. A day
 * alone stands for its end, so that what was sent to the buyer on that day came before.
 */
export function readMoment(
  written: string,
  { timeZone, now }: { readonly timeZone: string; readonly now: Date },
): Result<Date, MomentRefusal> {
  const parts = moment.exec(written)?.groups;
  const day = parts?.day;
  if (!day || !isLocalDay(day)) return refuse('not-a-moment');
  if (parts.hour === undefined) {
    if (day > localDayOf(now, timeZone)) return refuse('in-the-future');
    return notTooLongAgo(instantOn(day, timeZone, 23, 59, 59), now);
  }
  const [hour, minute, second] = [Number(parts.hour), Number(parts.minute), Number(parts.second ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return refuse('not-a-moment');
  const happenedAt = parts.zone
    ? addMinutes(instantOn(day, 'UTC', hour, minute, second), -offsetMinutes(parts.zone))
    : instantOn(day, timeZone, hour, minute, second);
  return happenedAt > addMinutes(now, skewMinutes) ? refuse('in-the-future') : notTooLongAgo(happenedAt, now);
}

const notTooLongAgo = (happenedAt: Date, now: Date): Result<Date, MomentRefusal> =>
  happenedAt < addDays(now, -oldestDays) ? refuse('too-long-ago') : accept(happenedAt);

/** `+01:00`, `-0530`, `Z` */
function offsetMinutes(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
