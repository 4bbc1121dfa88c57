import { localInstant } from './local-time.ts';

/** A day of the calendar, `YYYY-MM-DD`: as text, days are in order. */
export type LocalDay = string;

const dayPattern = /^(2\d{3})-(\d\d)-(\d\d)$/;

/** Whether it is written like a day and is one: 31 February is not. */
export function isLocalDay(written: string): boolean {
  const [, year, month, day] = dayPattern.exec(written)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The day it is then where clocks follow `timeZone`. */
export const localDayOf = (instant: Date, timeZone: string): LocalDay =>
  // Sweden writes days as ISO 8601 does.
  new Intl.DateTimeFormat('sv', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);

/** How many days there are from one to the other, both included. */
export const daysFrom = (first: LocalDay, last: LocalDay): number =>
  Math.round((Date.parse(last) - Date.parse(first)) / (24 * 60 * 60 * 1000)) + 1;

/** When clocks in `timeZone` show `hour:minute:second` on that day. Where they skip it, it is the hour after. */
export function instantOn(day: LocalDay, timeZone: string, hour: number, minute: number, second: number): Date {
  return localInstant(Date.parse(day) + ((hour * 60 + minute) * 60 + second) * 1000, timeZone);
}
