import { offset } from './local-time.ts';

/** A day as clocks somewhere show it: `2026-11-26`. Compares as text. */
export type LocalDay = string;

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Reads `2026-11-26`; undefined for anything else, and for days that no calendar has. */
export function readLocalDay(text: string): LocalDay | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || dayOf(at) !== text ? undefined : text;
}

/** The day it is in `timeZone` then. */
export const localDayOf = (at: Date, timeZone: string): LocalDay =>
  dayOf(at.getTime() + offset(at.getTime(), timeZone));

export const addLocalDays = (day: LocalDay, days: number): LocalDay => dayOf(wallOf(day) + days * dayMilliseconds);

/**
 * The first instant of `day` in `timeZone`: midnight, or one o'clock where clocks skip midnight.
 *
 * Clocks change at most once around a day's beginning, so its offset is that of the day before or of the day after.
 */
export function startOfLocalDay(day: LocalDay, timeZone: string): Date {
  const wall = wallOf(day);
  const [early, late] = [wall - dayMilliseconds, wall + dayMilliseconds]
    .map((around) => wall - offset(around, timeZone))
    .toSorted((a, b) => a - b) as [number, number];
  const isThere = localDayOf(new Date(early), timeZone) === day;
  return new Date(isThere ? early : late);
}

/** `2026-11-26T14:30:05+01:00`: the instant as clocks in `timeZone` show it. */
export function localInstant(at: Date, timeZone: string): string {
  const ahead = offset(at.getTime(), timeZone);
  const minutes = Math.abs(Math.round(ahead / 60_000));
  const hours = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return `${new Date(at.getTime() + ahead).toISOString().slice(0, 19)}${ahead < 0 ? '-' : '+'}${hours}`;
}

const dayOf = (wall: number) => new Date(wall).toISOString().slice(0, 10);
const wallOf = (day: LocalDay) => Date.parse(`${day}T00:00:00Z`);
const twoDigits = (count: number) => String(count).padStart(2, '0');
