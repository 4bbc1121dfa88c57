import { intervalOf, isEnough, type Rate, shareOf } from '../../domain/figures/rate.ts';
import type { Thousandths } from '../../domain/figures/thousandths.ts';
import type { Language } from '../../domain/team/account.ts';
import { locales } from './locales.ts';
import { say } from './say.ts';

/** What stands where nothing is known, or of nothing: never 0. */
export const unknown = '–';

const hourMinutes = 60;
const dayMinutes = 24 * hourMinutes;

/** `4 min`, `1 h 12 min`, `2 d 3 h`: the two largest units. */
export function durationWords(minutes: number | undefined, language: Language): string {
  if (minutes === undefined) return unknown;
  const whole = Math.round(minutes);
  if (whole === 0) return say(language, 'figure.underMinute');
  if (whole < hourMinutes) return say(language, 'figure.minutes', { minutes: whole });
  if (whole < dayMinutes) return hoursAndMinutes(Math.floor(whole / hourMinutes), whole % hourMinutes, language);
  const hours = Math.round(whole / hourMinutes);
  const days = say(language, 'figure.days', { days: Math.floor(hours / 24) });
  return hours % 24 === 0 ? days : `${days} ${say(language, 'figure.hours', { hours: hours % 24 })}`;
}

function hoursAndMinutes(hours: number, minutes: number, language: Language): string {
  const whole = say(language, 'figure.hours', { hours });
  return minutes === 0 ? whole : `${whole} ${say(language, 'figure.minutes', { minutes })}`;
}

/** `38% (12 of 32)`; of fewer than say something, `3 of 4` alone; of none, a dash. */
export function shareWords(rate: Rate, language: Language): string {
  const share = shareOf(rate);
  if (share === undefined) return unknown;
  const counts = say(language, 'figure.of', rate);
  return isEnough(rate) ? say(language, 'figure.share', { share: percentWords(share, language), counts }) : counts;
}

/** Where the true share lies: `between 25% and 52%`; of none, a dash. */
export function intervalWords(rate: Rate, language: Language): string {
  const interval = intervalOf(rate);
  if (!interval) return unknown;
  const [low, high] = [percentWords(interval.low, language), percentWords(interval.high, language)];
  return say(language, 'figure.between', { low, high });
}

/** `38%`, of 0.38. */
export const percentWords = (share: number, language: Language) =>
  numberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** `+280%`, of 2.8: what came in beyond the cost. */
export const roiWords = (roi: number | undefined, language: Language) =>
  roi === undefined
    ? unknown
    : numberFormat(language, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(roi);

/** `1,204`; of an average, one decimal. */
export const numberWords = (number: number, language: Language) =>
  numberFormat(language, { maximumFractionDigits: 1 }).format(number);

/** `€49.90`, rounded to what the currency has. */
export function thousandthsWords(amount: Thousandths, currency: string, language: Language): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(4, '0');
  const decimal = `${amount < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
  return numberFormat(language, { style: 'currency', currency }).format(decimal as Intl.StringNumericLiteral);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Made once and kept: a report has thousands of numbers, and to make a format takes longer than to use it. */
function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${language} ${JSON.stringify(options)}`;
  const format = formats.get(name) ?? new Intl.NumberFormat(locales[language], options);
  formats.set(name, format);
  return format;
}
