import type { Language } from '../team/account.ts';

/**
 * What tells a reader how to be left alone: the word STOP set apart from the sentence, or said in words. `Stop by our
 * shop` is none of them.
 */
const wordings: Readonly<Record<Language, RegExp>> = {
  en: /\bSTOP\b|[“"‘']stop[”"’']|\bunsubscribe\b|\bopt out\b|\b(?:no|any) more messages\b|\bwon’?t (?:write|message you) again\b/u,
  fr: /\bSTOP\b|[“"«‘']\s?stop\s?[”"»’']|désabonn|désinscri|plus (?:recevoir )?(?:de|nos|mes) messages|ne (?:vous|t’)\s?écri\p{L}+ plus/u,
  nl: /\bSTOP\b|[“"‘']stop[”"’']|\bafmelden\b|\buitschrijven\b|\bgeen berichten meer\b|\bniet meer (?:schrijf|schrijven|sturen)\b/u,
};

/** Whether `text` says how to stop getting messages. */
export const saysHowToOptOut = (text: string, language: Language) => wordings[language].test(text);
