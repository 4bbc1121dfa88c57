import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainAmount, readMoney } from '../../../src/domain/lead/money.ts';
import { accept, refuse } from '../../../src/domain/result.ts';

describe('what a lead was worth', () => {
  test.each([
    ['49', 'EUR', '49'],
    ['49.90', 'EUR', '49.9'],
    ['49,95', 'eur', '49.95'],
    [' 007 ', 'EUR', '7'],
    ['0.05', 'USD', '0.05'],
    ['1.250', 'KWD', '1.25'],
    ['1000', 'JPY', '1000'],
    ['999999999999', 'EUR', '999999999999'],
  ])('is read from "%s" %s', (amount, currency, plain) => {
    expect(readMoney(amount, currency)).toEqual(accept({ amount: plain, currency: currency.toUpperCase() }));
  });

  test.each([
    ['1.250', 'EUR'],
    ['1 250', 'EUR'],
    ['1,250.00', 'EUR'],
    ['49.9', 'JPY'],
    ['0', 'EUR'],
    ['0.00', 'EUR'],
    ['-5', 'EUR'],
    ['1e3', 'EUR'],
    ['', 'EUR'],
    ['.5', 'EUR'],
    ['9999999999999', 'EUR'],
    ['99999999999.99', 'EUR'],
  ])('is asked for again when it says "%s" %s: nobody guesses', (amount, currency) => {
    expect(readMoney(amount, currency)).toEqual(refuse({ kind: 'not-an-amount' }));
  });

  test.each(['', 'EU', 'EURO', '€', 'ABC'])('has a currency that exists, unlike "%s"', (currency) => {
    expect(readMoney('5', currency)).toEqual(refuse({ kind: 'unknown-currency' }));
  });

  test('is the same number, however many zeros stand behind it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.nat({ max: 3 }), (digits, decimals) => {
        const text = `${digits / 10n ** BigInt(decimals)}.${String(digits % 10n ** BigInt(decimals)).padStart(decimals, '0')}`;
        expect(Number(plainAmount(decimals === 0 ? String(digits) : text))).toBe(Number(digits) / 10 ** decimals);
      }),
      { seed: 20261126 },
    );
  });
});
