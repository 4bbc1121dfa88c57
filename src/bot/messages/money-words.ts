import type { Money } from '../../domain/lead/money.ts';
import type { Language } from '../../domain/team/account.ts';
import { locales } from './locales.ts';

/** `€49.90`, as the language writes it. */
export const moneyWords = ({ amount, currency }: Money, language: Language): string =>
  new Intl.NumberFormat(locales[language], { style: 'currency', currency, maximumFractionDigits: 3 }).format(
    amount as Intl.StringNumericLiteral,
  );
