import { addLocalDays, type LocalDay, type LocalTime, localDayOf, timeOfDay } from '../local-day.ts';

/** Where nobody has chosen another. */
export const usualDigestTime: LocalTime = '08:30';

/** The digest that is to come next. */
export interface PlannedDigest {
  /** The day it is about: the one before it comes. */
  readonly day: LocalDay;
  /** When it comes; in the past when it is late. */
  readonly dueAt: Date;
}

/**
 * The digest that comes next: today's while it has not been made, else tomorrow's. A day whose digest nobody was there
 * to post is not made up for on a later day; so there is never a pile.
 *
 * @param lastDay the last day a digest was made of
 */
export function nextDigest(now: Date, at: LocalTime, timeZone: string, lastDay: LocalDay | undefined): PlannedDigest {
  const today = localDayOf(now, timeZone);
  const yesterday = addLocalDays(today, -1);
  const isMade = lastDay !== undefined && lastDay >= yesterday;
  return isMade
    ? { day: addLocalDays(lastDay, 1), dueAt: timeOfDay(addLocalDays(lastDay, 2), at, timeZone) }
    : { day: yesterday, dueAt: timeOfDay(today, at, timeZone) };
}
