import { accept, type Result, refuse } from '../result.ts';

/** What a conversion was worth. */
export interface Money {
  /** A decimal number above 0 as text, without zeros at its end: at most 12 digits, of which 3 behind the point. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}

export type MoneyRefusal = { readonly kind: 'not-an-amount' } | { readonly kind: 'unknown-currency' };

/** Where nobody has named another. */
export const usualCurrency = 'EUR';

const mostDigits = 12;
const mostDecimals = 3;

/**
 * Reads an amount as people write it, with a comma or a point.
 *
 * No more decimals than the currency has: `1.250` is a thousand and more euros in Brussels and one euro and a quarter
 * in Boston, so it is refused rather than guessed at.
 */
export function readMoney(amount: string, currency: string): Result<Money, MoneyRefusal> {
  const code = currency.trim().toUpperCase();
  if (!isCurrency(code)) return refuse({ kind: 'unknown-currency' });
  const [, written = '', part = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(amount.trim()) ?? [];
  const whole = written.replace(/^0+(?=\d)/, '');
  const isFitting = part.length <= decimalsOf(code) && whole.length + part.length <= mostDigits;
  if (!isFitting || !/[1-9]/.test(whole + part)) return refuse({ kind: 'not-an-amount' });
  return accept({ amount: plainAmount(`${whole}.${part}`), currency: code });
}

/** The same number without zeros at its end. */
export const plainAmount = (decimal: string) => decimal.replace(/\.?0*$/, (end) => (decimal.includes('.') ? '' : end));

export const isCurrency = (code: string) => currencies.includes(code);

/** The currencies of ISO 4217. */
const currencies: readonly string[] = Intl.supportedValuesOf('currency');

const decimalsOf = (currency: string) =>
  Math.min(
    mostDecimals,
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      mostDecimals,
  );
