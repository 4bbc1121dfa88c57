import { addLocalDays, type LocalDay, localDaysBetween, startOfDay } from '../local-day.ts';

/** Whole local days, both included. */
export interface Period {
  readonly from: LocalDay;
  readonly to: LocalDay;
  /** Whose days they are; IANA. */
  readonly timeZone: string;
}

export const dayPeriod = (day: LocalDay, timeZone: string): Period => ({ from: day, to: day, timeZone });

/** So many days that end with `day`. */
export const daysUntil = (day: LocalDay, days: number, timeZone: string): Period => ({
  from: addLocalDays(day, 1 - days),
  to: day,
  timeZone,
});

/** From the first instant of the period until, exclusively, the first after it. A day with a clock change has 23 or 25 hours. */
export interface Span {
  readonly from: Date;
  readonly until: Date;
}

export const spanOf = ({ from, to, timeZone }: Period): Span => ({
  from: startOfDay(from, timeZone),
  until: startOfDay(addLocalDays(to, 1), timeZone),
});

/** Every day of it, in order. */
export const daysOf = ({ from, to }: Period): readonly LocalDay[] =>
  Array.from({ length: localDaysBetween(from, to) + 1 }, (_, index) => addLocalDays(from, index));
