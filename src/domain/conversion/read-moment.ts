import { addDays, addMinutes, addSeconds } from '../duration.ts';
import { localDayOf, readLocalDay, readLocalTime, timeOfDay } from '../local-day.ts';
import { accept, type Result, refuse } from '../result.ts';

/** Older ones would change figures that were read long ago. */
export const oldestDays = 400;
/** By so much the clock of whoever tells it may be ahead of ours. */
const skewMinutes = 5;

export type MomentRefusal = 'not-a-moment' | 'in-the-future' | 'too-long-ago';

const moment =
  /^(?<day>\d{4}-\d\d-\d\d)(?:(?:T| +)(?<time>\d{1,2}:\d\d)(?::(?<second>[0-5]\d)(?:[.,]\d+)?)?(?<zone>Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * Reads when a conversion happened: an instant of ISO 8601 with its offset, or what clocks in `timeZone` showed. A day
 * alone stands for its end, so that what was sent to the buyer on that day came before.
 */
export function readMoment(
  written: string,
  { timeZone, now }: { readonly timeZone: string; readonly now: Date },
): Result<Date, MomentRefusal> {
  const parts = moment.exec(written)?.groups;
  const day = readLocalDay(parts?.day ?? '');
  if (!parts || !day) return refuse('not-a-moment');
  if (parts.time === undefined) {
    if (day > localDayOf(now, timeZone)) return refuse('in-the-future');
    return notTooLongAgo(addSeconds(timeOfDay(day, '23:59', timeZone), 59), now);
  }
  const time = readLocalTime(parts.time.padStart('00:00'.length, '0'));
  if (!time) return refuse('not-a-moment');
  const minute = parts.zone
    ? addMinutes(timeOfDay(day, time, 'UTC'), -offsetMinutes(parts.zone))
    : timeOfDay(day, time, timeZone);
  const happenedAt = addSeconds(minute, Number(parts.second ?? 0));
  return happenedAt > addMinutes(now, skewMinutes) ? refuse('in-the-future') : notTooLongAgo(happenedAt, now);
}

const notTooLongAgo = (happenedAt: Date, now: Date): Result<Date, MomentRefusal> =>
  happenedAt < addDays(now, -oldestDays) ? refuse('too-long-ago') : accept(happenedAt);

/** `+01:00`, `-0530`, `Z` */
function offsetMinutes(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
