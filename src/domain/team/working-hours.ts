import { minutesBetween } from '../duration.ts';
import { addLocalDays, type LocalDay, type LocalTime, localDayOf, timeOfDay, weekdayOf } from '../local-day.ts';

/** When people are at work on one weekday; `until` at or before `from` is on the next day. */
export interface Shift {
  readonly from: LocalTime;
  readonly until: LocalTime;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** When somebody is at work; a weekday that is missing is off. */
export type WorkingHours = Readonly<Partial<Record<Weekday, Shift>>>;

/** How many minutes lie between two instants. */
export type WorkClock = (from: Date, to: Date) => number;

/**
 * Counts minutes of work, or around the clock where there are no hours. A clock change within a shift makes it longer or
 * shorter. Where shifts overlap, because one reaches past midnight into the next, a minute counts once.
 *
 * One clock is for many leads: it works each day's shift out once.
 */
export function workClock(hours: WorkingHours | undefined, timeZone: string): WorkClock {
  if (!hours) return minutesBetween;
  const known = new Map<LocalDay, WorkDay>();
  const dayOf = (day: LocalDay): WorkDay => {
    const found = known.get(day) ?? workDay(day, hours, timeZone);
    known.set(day, found);
    return found;
  };
  return (from, to) => {
    let milliseconds = 0;
    let countedUntil = from.getTime();
    // The shift of the day before may reach past midnight.
    let day = dayOf(addLocalDays(localDayOf(from, timeZone), -1));
    for (; day.beginsAt <= to.getTime(); day = dayOf(day.next)) {
      const start = Math.max(day.from, countedUntil);
      const end = Math.min(day.until, to.getTime());
      if (end <= start) continue;
      milliseconds += end - start;
      countedUntil = end;
    }
    return milliseconds / 60_000;
  };
}

/** Instants in milliseconds; a day off has a shift that ends as it begins. */
interface WorkDay {
  readonly beginsAt: number;
  readonly from: number;
  readonly until: number;
  readonly next: LocalDay;
}

function workDay(day: LocalDay, hours: WorkingHours, timeZone: string): WorkDay {
  const shift = hours[weekdays[weekdayOf(day) - 1] as Weekday];
  const at = (on: LocalDay, time: LocalTime) => timeOfDay(on, time, timeZone).getTime();
  const beginsAt = at(day, '00:00');
  const next = addLocalDays(day, 1);
  if (!shift) return { beginsAt, from: beginsAt, until: beginsAt, next };
  const endsOn = shift.until <= shift.from ? next : day;
  return { beginsAt, from: at(day, shift.from), until: at(endsOn, shift.until), next };
}
