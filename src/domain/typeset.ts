import type { Language } from './team/account.ts';

const noBreak = '\u00a0';

/** French sets a no-break space before two-part punctuation; the catalogue is written with plain ones. */
export const typeset = (language: Language, literal: string) =>
  language === 'fr' ? literal.replace(/ (?=[?!:;»])/g, noBreak).replace(/(?<=«) /g, noBreak) : literal;
