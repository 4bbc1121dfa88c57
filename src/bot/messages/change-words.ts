import type { Language } from '../../domain/team/account.ts';
import { durationWords, numberWords, percentWords } from './figure-words.ts';
import { say } from './say.ts';

/** With what a figure is compared: what is usual on that weekday, or the week before. */
export type Against = 'usual' | 'before';

/** Differences below these are everyday ones. */
const unremarkable = { minutes: 1, ofResponse: 0.1, ofShare: 0.05 } as const;

/** How long answers took, against what is usual: `faster than usual: 11 min`. */
export function responseChange(minutes: number, usual: number, language: Language, against: Against = 'usual'): string {
  const isUsual = Math.abs(minutes - usual) <= Math.max(unremarkable.minutes, usual * unremarkable.ofResponse);
  if (isUsual) return say(language, `figure.same.${against}`);
  const than = { usual: durationWords(usual, language) };
  return minutes < usual
    ? say(language, `figure.faster.${against}`, than)
    : say(language, `figure.slower.${against}`, than);
}

/** A share against the usual one, both 0 to 1: `more than usual: 31%`. */
export function shareChange(share: number, usual: number, language: Language, against: Against = 'usual'): string {
  if (Math.abs(share - usual) < unremarkable.ofShare) return say(language, `figure.same.${against}`);
  const than = { usual: percentWords(usual, language) };
  return share > usual ? say(language, `figure.more.${against}`, than) : say(language, `figure.less.${against}`, than);
}

/** How many against how many: `+3 against the usual 9`. */
export function countChange(count: number, usual: number, language: Language, against: Against = 'usual'): string {
  const whole = Math.round(usual);
  const difference = count - whole;
  if (difference === 0) return say(language, `figure.same.${against}`);
  const signed = `${difference > 0 ? '+' : '−'}${numberWords(Math.abs(difference), language)}`;
  return say(language, `figure.against.${against}`, { difference: signed, usual: numberWords(whole, language) });
}
