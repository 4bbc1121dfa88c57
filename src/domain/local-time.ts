/**
 * When clocks in `timeZone` show `hour` o'clock, so many days after the day it is there now. Where clocks skip that hour
 * it is the hour after.
 */
export function localHour(now: Date, timeZone: string, daysAhead: number, hour: number): Date {
  const today = wallClock(now, timeZone);
  const wall = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + daysAhead, hour);
  return instantAt(wall, timeZone);
}

/** What clocks in `timeZone` show then, as if that were UTC. */
export const wallClock = (at: Date, timeZone: string): Date => new Date(at.getTime() + offset(at.getTime(), timeZone));

/**
 * The instant at which clocks in `timeZone` show `wall`, given as if it were UTC. A time they skip is as much later as
 * they skip; of a time they show twice it is the first.
 */
export function instantAt(wall: number, timeZone: string): Date {
  // Clocks change by less than a day: the offsets of a day before and after are the two that may apply.
  const before = wall - offset(wall - dayMs, timeZone);
  const after = wall - offset(wall + dayMs, timeZone);
  const shown = [before, after].filter((instant) => instant + offset(instant, timeZone) === wall);
  return new Date(shown.length > 0 ? Math.min(...shown) : Math.max(before, after));
}

/** `2026-11-26T14:30:05+01:00`: the instant as clocks in `timeZone` show it, and by how much they are ahead of UTC. */
export function localInstant(at: Date, timeZone: string): string {
  const ahead = Math.round(offset(at.getTime(), timeZone) / 60_000);
  const twoDigits = (count: number) => String(count).padStart(2, '0');
  const zone = `${twoDigits(Math.floor(Math.abs(ahead) / 60))}:${twoDigits(Math.abs(ahead) % 60)}`;
  return `${wallClock(at, timeZone).toISOString().slice(0, 19)}${ahead < 0 ? '-' : '+'}${zone}`;
}

const dayMs = 24 * 60 * 60_000;

/** By how much clocks in `timeZone` are ahead of UTC then, in milliseconds. */
function offset(instant: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((found) => found.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(instant / 1000) * 1000;
}

/** Making one costs a hundred times as much as using it, and a month's figures ask for thousands of hours. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}
