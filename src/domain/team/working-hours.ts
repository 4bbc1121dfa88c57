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

/**
 * How many minutes of work lie between two instants; a clock change within a shift makes it longer or shorter. Where
 * shifts overlap, because one reaches past midnight into the next, a minute counts once.
 */
export function workingMinutesBetween(from: Date, to: Date, hours: WorkingHours, timeZone: string): number {
  let milliseconds = 0;
  let countedUntil = from.getTime();
  // The shift of the day before may reach past midnight.
  let day = addLocalDays(localDayOf(from, timeZone), -1);
  for (; timeOfDay(day, '00:00', timeZone) <= to; day = addLocalDays(day, 1)) {
    const shift = shiftOn(day, hours, timeZone);
    if (!shift) continue;
    const start = Math.max(shift.from.getTime(), countedUntil);
    const end = Math.min(shift.until.getTime(), to.getTime());
    if (end <= start) continue;
    milliseconds += end - start;
    countedUntil = end;
  }
  return milliseconds / 60_000;
}

function shiftOn(day: LocalDay, hours: WorkingHours, timeZone: string): { from: Date; until: Date } | undefined {
  const shift = hours[weekdays[weekdayOf(day) - 1] as Weekday];
  if (!shift) return undefined;
  const isPastMidnight = shift.until <= shift.from;
  return {
    from: timeOfDay(day, shift.from, timeZone),
    until: timeOfDay(isPastMidnight ? addLocalDays(day, 1) : day, shift.until, timeZone),
  };
}
