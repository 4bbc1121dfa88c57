/**
 * When clocks in `timeZone` show `hour` o'clock, so many days after the day it is there now. Where clocks skip that hour
 * it is the hour after.
 */
export function localHour(now: Date, timeZone: string, daysAhead: number, hour: number): Date {
  const today = new Date(now.getTime() + offset(now.getTime(), timeZone));
  const wall = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + daysAhead, hour);
  // The offset is that of the instant looked for; the first guess is off by one hour at most, at a change of clocks.
  const guess = wall - offset(wall, timeZone);
  return new Date(wall - offset(guess, timeZone));
}

/** By how many milliseconds clocks in `timeZone` are ahead of UTC at `instant`. */
export function offset(instant: number, timeZone: string): number {
  const parts = clockIn(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((found) => found.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(instant / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one takes longer than a thousand readings, and an export reads it for every cell. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(timeZone, clock);
  return clock;
}
