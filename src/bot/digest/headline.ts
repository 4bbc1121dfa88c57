import type { Figures } from '../../domain/figures/figures.ts';
import { isEnough, type Rate, shareOf } from '../../domain/figures/rate.ts';
import type { Language } from '../../domain/team/account.ts';
import { type Against, countChange, responseChange, shareChange } from '../messages/change-words.ts';
import { durationWords, numberWords, shareWords } from '../messages/figure-words.ts';
import { bold, joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { say } from '../messages/say.ts';
import { namedFigure } from './named-figure.ts';
import { valueWords } from './value-words.ts';

/** One of the three figures a day or a week is told by. */
interface Headline {
  /** `Reply rate` */
  readonly name: string;
  /** `38% (12 of 32)` */
  readonly value: string;
  /** The most telling first. */
  readonly details: readonly Mrkdwn[];
}

/** With what the figures are compared; what is undefined was not there to compare with. */
export interface Comparison {
  readonly against: Against;
  readonly opened: number;
  readonly conversions: number;
  readonly responseMinutes: number | undefined;
  readonly replied: number | undefined;
}

/** How fast, how often they replied, what came of it. */
export const headlines = (figures: Figures, comparison: Comparison | undefined, language: Language): Headline[] => [
  responseHeadline(figures, comparison, language),
  replyHeadline(figures, comparison, language),
  conversionHeadline(figures, comparison, language),
];

/** As a column of a message: what it is, the figure, and below it what it means. */
export const headlineColumn = ({ name, value, details }: Headline) =>
  joinMrkdwn([trusted(name), bold(trusted(value)), ...details], '\n');

/** As a line, for text alone. */
export const headlineLine = (language: Language) => (headline: Headline) =>
  joinMrkdwn([namedFigure(headline.name, headline.value, language), ...headline.details]);

function responseHeadline(
  { leads: { response } }: Figures,
  comparison: Comparison | undefined,
  language: Language,
): Headline {
  const { minutes, workingMinutes, inTime } = response;
  const usual = comparison?.responseMinutes;
  return {
    name: say(language, 'digest.response'),
    value: durationWords(minutes?.median, language),
    details: told([
      minutes && say(language, 'digest.p90', { duration: durationWords(minutes.p90, language) }),
      workingMinutes && say(language, 'digest.worked', { duration: durationWords(workingMinutes.median, language) }),
      inTime.of > 0 && say(language, 'digest.inTime', { share: shareWords(inTime, language) }),
      minutes &&
        comparison &&
        usual !== undefined &&
        responseChange(minutes.median, usual, language, comparison.against),
    ]),
  };
}

function replyHeadline(
  { leads: { replied } }: Figures,
  comparison: Comparison | undefined,
  language: Language,
): Headline {
  return {
    name: say(language, 'digest.replyRate'),
    value: shareWords(replied, language),
    details: told([replied.of > 0 && comparison && replyChange(replied, comparison, language)]),
  };
}

function replyChange(replied: Rate, { replied: usual, against }: Comparison, language: Language): string | undefined {
  const share = shareOf(replied);
  if (share === undefined || usual === undefined) return undefined;
  return isEnough(replied) ? shareChange(share, usual, language, against) : say(language, 'figure.tooFew');
}

function conversionHeadline(
  { leads: { won }, money }: Figures,
  comparison: Comparison | undefined,
  language: Language,
): Headline {
  return {
    name: say(language, 'digest.conversions'),
    value: [numberWords(money.conversions, language), ...valueWords(money, language)].join(' · '),
    details: told([
      won.of > 0 && say(language, 'digest.wonRate', { share: shareWords(won, language) }),
      money.withoutValue > 0 && say(language, 'digest.withoutValue', { count: money.withoutValue }),
      money.refunds > 0 && say(language, 'digest.refunds', { count: money.refunds }),
      comparison && countChange(money.conversions, comparison.conversions, language, comparison.against),
    ]),
  };
}

const told = (words: readonly (string | false | undefined)[]) => words.flatMap((word) => (word ? trusted(word) : []));
