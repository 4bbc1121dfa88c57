import type { CurrencyFigures, MoneyFigures } from '../../domain/figures/money-figures.ts';
import type { Language } from '../../domain/team/account.ts';
import { thousandthsWords } from '../messages/figure-words.ts';

/** Nobody sells in more; what is over it is left to the export. */
export const mostCurrencies = 3;

/** What was earned in each currency, `€149.90`; empty where nothing was, or nobody said what it was worth. */
export const valueWords = ({ byCurrency }: MoneyFigures, language: Language): string[] =>
  byCurrency
    .filter(hasValue)
    .slice(0, mostCurrencies)
    .map(({ value, currency }) => thousandthsWords(value, currency, language));

/** What was spent in each currency. */
export const costWords = ({ byCurrency }: MoneyFigures, language: Language): string[] =>
  byCurrency
    .filter(({ cost }) => cost !== 0n)
    .slice(0, mostCurrencies)
    .map(({ cost, currency }) => thousandthsWords(cost, currency, language));

/** Refunds alone have a value too: one below 0. */
export const hasValue = ({ sales, value }: CurrencyFigures) => sales > 0 || value !== 0n;
