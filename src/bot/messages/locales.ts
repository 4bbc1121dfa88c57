import type { Language } from '../../domain/team/account.ts';

/** Whose way of writing numbers, money and dates goes with each language. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', nl: 'nl-NL' };
