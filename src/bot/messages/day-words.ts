import type { LocalDay } from '../../domain/local-day.ts';
import type { Language } from '../../domain/team/account.ts';
import { locales } from './locales.ts';

/** `20 – 22 Nov 2026`, or a single day, as the language writes it. */
export const daysWords = (first: LocalDay, last: LocalDay, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', dateStyle: 'medium' }).formatRange(
    Date.parse(first),
    Date.parse(last),
  );
