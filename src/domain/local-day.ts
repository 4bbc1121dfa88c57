import { instantAt, wallClock } from './local-time.ts';

/** A day as a calendar shows it, `YYYY-MM-DD`; which instants it covers depends on the time zone. */
export type LocalDay = string;

/** The day it is in `timeZone` at that instant. */
export function localDayOf(at: Date, timeZone: string): LocalDay {
  return wallClock(at, timeZone).toISOString().slice(0, 10);
}

/** The hour clocks in `timeZone` show then, 0 to 23. */
export const localHourOf = (at: Date, timeZone: string): number => wallClock(at, timeZone).getUTCHours();

/** So many days later, or earlier. */
export const addLocalDays = (day: LocalDay, days: number): LocalDay => dayOf(noonOf(day) + days * dayMs);

/** How many days `to` is after `from`. */
export const localDaysBetween = (from: LocalDay, to: LocalDay): number =>
  Math.round((noonOf(to) - noonOf(from)) / dayMs);

/** 1 is Monday, 7 Sunday (ISO 8601). */
export const weekdayOf = (day: LocalDay): number => new Date(noonOf(day)).getUTCDay() || 7;

/** That day if it is a Sunday, else the Sunday before it: the last day of a week that is over. */
export const lastSunday = (day: LocalDay): LocalDay => addLocalDays(day, -(weekdayOf(day) % 7));

/** The first instant of the day in `timeZone`: midnight, or one o'clock where clocks skip midnight. */
export const startOfDay = (day: LocalDay, timeZone: string): Date => timeOfDay(day, '00:00', timeZone);

/** A time as a clock shows it, `HH:MM` in 24 hours. */
export type LocalTime = string;

/**
 * When clocks in `timeZone` show `time` on that day. A time they skip is as much later as they skip; of a time they
 * show twice it is the first.
 */
export function timeOfDay(day: LocalDay, time: LocalTime, timeZone: string): Date {
  return instantAt(Date.parse(`${day}T${time}:00Z`), timeZone);
}

/** When clocks in `timeZone` show the same, so many days away. */
export const sameClockTime = (at: Date, days: number, timeZone: string): Date =>
  instantAt(wallClock(at, timeZone).getTime() + days * dayMs, timeZone);

const isDay = /^\d{4}-\d\d-\d\d$/;

/** Reads `YYYY-MM-DD`; undefined where there is no such day. */
export function readLocalDay(text: string): LocalDay | undefined {
  if (!isDay.test(text)) return undefined;
  const time = Date.parse(`${text}T12:00:00Z`);
  return Number.isNaN(time) || dayOf(time) !== text ? undefined : text;
}

const isTime = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Reads `HH:MM`; undefined where no clock shows it. */
export const readLocalTime = (text: string): LocalTime | undefined => (isTime.test(text) ? text : undefined);

const dayMs = 24 * 60 * 60_000;
const noonOf = (day: LocalDay) => Date.parse(`${day}T12:00:00Z`);
const dayOf = (time: number): LocalDay => new Date(time).toISOString().slice(0, 10);
