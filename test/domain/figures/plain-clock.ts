import type { Shift, WorkingHours } from '../../../src/domain/team/working-hours.ts';

/*
 * What clocks show, asked of Intl each time, and nothing calculated the other way round.
 */

/** `YYYY-MM-DD` in `timeZone`. */
export const dayIn = (at: Date, timeZone: string): string => shown(at, timeZone).day;
/** 0 to 23. */
export const hourIn = (at: Date, timeZone: string): number => Number(shown(at, timeZone).time.slice(0, 2));

export function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

const quarter = 15 * 60_000;

/**
 * For how long, between two instants, somebody is at work: quarter of an hour by quarter of an hour, by what the clock on
 * the wall shows. Shifts begin and end at full quarters, and so do all changes of clocks.
 */
export function workedMs(from: Date, to: Date, hours: WorkingHours, timeZone: string): number {
  let worked = 0;
  for (let start = Math.floor(from.getTime() / quarter) * quarter; start < to.getTime(); start += quarter) {
    if (!isAtWork(new Date(start), hours, timeZone)) continue;
    worked += Math.min(start + quarter, to.getTime()) - Math.max(start, from.getTime());
  }
  return worked;
}

function isAtWork(at: Date, hours: WorkingHours, timeZone: string): boolean {
  const { weekday, time } = shown(at, timeZone);
  const today = hours[weekday];
  const yesterday = hours[before[weekday]];
  const reaches = (shift: Shift) => shift.until <= shift.from;
  return (
    (today !== undefined && time >= today.from && (reaches(today) || time < today.until)) ||
    (yesterday !== undefined && reaches(yesterday) && time < yesterday.until)
  );
}

type Weekday = keyof WorkingHours;
const before: Readonly<Record<Weekday, Weekday>> = {
  mon: 'sun',
  tue: 'mon',
  wed: 'tue',
  thu: 'wed',
  fri: 'thu',
  sat: 'fri',
  sun: 'sat',
};

interface Shown {
  readonly day: string;
  readonly time: string;
  readonly weekday: Weekday;
}

const weekdayOfDay = new Intl.DateTimeFormat('en', { timeZone: 'UTC', weekday: 'short' });
const formats = new Map<string, Intl.DateTimeFormat>();
const asked = new Map<string, Map<number, Shown>>();

function shown(at: Date, timeZone: string): Shown {
  const inZone = asked.get(timeZone) ?? new Map<number, Shown>();
  asked.set(timeZone, inZone);
  const known = inZone.get(at.getTime());
  if (known) return known;
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  formats.set(timeZone, format);
  const [day = '', time = ''] = format.format(at).split(' ');
  const weekday = weekdayOfDay.format(new Date(`${day}T12:00:00Z`)).toLowerCase() as Weekday;
  const found = { day, time: time.slice(0, 5), weekday };
  inZone.set(at.getTime(), found);
  return found;
}
