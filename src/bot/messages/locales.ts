import type { Language } from '../../domain/team/account.ts';

/** How each language writes numbers and days. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', nl: 'nl-NL' };
