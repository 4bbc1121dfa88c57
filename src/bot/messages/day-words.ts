import type { LocalDay } from '../../domain/local-day.ts';
import type { Language } from '../../domain/team/account.ts';
import { locales } from './locales.ts';

/** `Thursday 26 November` */
export const dayWords = (day: LocalDay, language: Language) =>
  format(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(noonOf(day));

/** `Thu 26`, for lists and axes of less than a month. */
export const shortDayWords = (day: LocalDay, language: Language) =>
  format(language, { weekday: 'short', day: 'numeric' }).format(noonOf(day));

/** `26 Nov 2026`, where the year may be another. */
export const dayOfYearWords = (day: LocalDay, language: Language) =>
  format(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(noonOf(day));

/** `23 – 29 November`; one day alone is told as such. */
export const daysWords = (from: LocalDay, to: LocalDay, language: Language) =>
  from === to
    ? dayWords(from, language)
    : format(language, { day: 'numeric', month: 'long' }).formatRange(noonOf(from), noonOf(to));

/** `08–10`: two hours of the day, as clocks of 24 hours show them. */
export const hoursWords = (from: number, to: number) => `${twoDigits(from)}–${twoDigits(to)}`;

/** The name of a day of the week, `Thursday`. */
export const weekdayWords = (day: LocalDay, language: Language) =>
  format(language, { weekday: 'long' }).format(noonOf(day));

const twoDigits = (hour: number) => String(hour).padStart(2, '0');

const format = (language: Language, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locales[language], { ...parts, timeZone: 'UTC' });

/** A day is no instant: at noon UTC it is the same day on UTC's own calendar. */
const noonOf = (day: LocalDay) => new Date(`${day}T12:00:00Z`);
