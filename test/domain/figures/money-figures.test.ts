import { describe, expect, test } from 'vitest';
import type { ConversionFacts } from '../../../src/domain/figures/conversion-facts.ts';
import { costWithin, moneyFigures, type Spending } from '../../../src/domain/figures/money-figures.ts';
import { thousandthsOf, timesFraction } from '../../../src/domain/figures/thousandths.ts';
import { conversionFacts, costFacts } from './fact-builders.ts';

const period = { from: '2026-11-20', to: '2026-11-20', timeZone: 'Europe/Paris' };
const unpaid = { wagePerHour: undefined, wageCurrency: 'EUR', minutesPerTouch: 3 };
const nothingSpent: Spending = { period, costs: [], leads: 4, touches: 10, money: unpaid };
const of = (conversions: ConversionFacts[], spending: Partial<Spending> = {}) =>
  moneyFigures(conversions, { ...nothingSpent, ...spending });
const euros = (amount: string) => ({ amount, currency: 'EUR' });

describe('money', () => {
  test('is counted by currency and never changed into another, the highest value first', () => {
    const figures = of([
      conversionFacts({ value: euros('50') }),
      conversionFacts({ value: { amount: '15000', currency: 'JPY' } }),
      conversionFacts({ value: euros('0.005') }),
    ]);

    expect(figures.byCurrency.map(({ currency, sales, value }) => [currency, sales, value])).toEqual([
      ['JPY', 1, 15_000_000n],
      ['EUR', 2, 50_005n],
    ]);
  });

  test('goes back with a refund, which is no sale', () => {
    const figures = of([conversionFacts(), conversionFacts({ kind: 'refund', value: euros('30') })]);

    expect(figures).toMatchObject({ conversions: 1, refunds: 1 });
    expect(figures.byCurrency[0]).toMatchObject({ sales: 1, value: 70_000n });
  });

  test('may be less than nothing when more is refunded than sold', () => {
    expect(of([conversionFacts({ kind: 'refund' })]).byCurrency[0]).toMatchObject({
      sales: 0,
      value: -100_000n,
      valuePerLead: -25_000n,
    });
  });

  test('tells apart what is put down to no message of ours', () => {
    const unattributed = conversionFacts({ attribution: undefined, value: euros('40') });
    const refunded = conversionFacts({ attribution: undefined, kind: 'refund', value: euros('15') });
    const figures = of([conversionFacts(), unattributed, refunded]);

    expect(figures.unattributed).toBe(1);
    expect(figures.byCurrency[0]).toMatchObject({ value: 125_000n, unattributed: 25_000n });
  });

  test('counts a sale that nobody gave a value, and adds nothing for it', () => {
    expect(of([conversionFacts({ value: undefined })])).toEqual({
      conversions: 1,
      refunds: 0,
      unattributed: 0,
      withoutValue: 1,
      byCurrency: [],
    });
  });

  test('is shared by the leads that opened; without any, or without cost, there is nothing to divide', () => {
    const spent = { costs: [costFacts()] };

    expect(of([conversionFacts()], spent).byCurrency[0]).toMatchObject({
      cost: 10_000n,
      valuePerLead: 25_000n,
      costPerLead: 2_500n,
      roi: 9,
    });
    expect(of([conversionFacts()], { ...spent, leads: 0 }).byCurrency[0]).toMatchObject({
      valuePerLead: undefined,
      costPerLead: undefined,
      roi: 9,
    });
    expect(of([conversionFacts()]).byCurrency[0]).toMatchObject({ costPerLead: undefined, roi: undefined });
    expect(of([], spent).byCurrency[0]).toMatchObject({ value: 0n, roi: -1 });
  });

  test('includes our time where somebody has said what an hour costs, in the currency of the wage', () => {
    const money = { wagePerHour: 18, wageCurrency: 'USD', minutesPerTouch: 2.5 };

    expect(of([], { money }).byCurrency).toMatchObject([{ currency: 'USD', cost: 7_500n }]);
    expect(of([], { money, touches: 0 }).byCurrency).toEqual([]);
  });
});

describe('a cost over several days', () => {
  const month = costFacts({ startsOn: '2026-11-01', endsOn: '2026-11-30', amount: euros('300') });
  const within = (from: string, to: string) => costWithin(month, { ...period, from, to });

  test('falls on each of them alike, both ends included', () => {
    expect(within('2026-11-20', '2026-11-20')).toBe(10_000n);
    expect(within('2026-11-30', '2026-12-06')).toBe(10_000n);
    expect(within('2026-10-26', '2026-11-01')).toBe(10_000n);
    expect(within('2026-11-01', '2026-11-30')).toBe(300_000n);
    expect(within('2026-01-01', '2026-12-31')).toBe(300_000n);
  });

  test('is nothing on others', () => {
    expect(within('2026-12-01', '2026-12-31')).toBe(0n);
    expect(within('2026-10-01', '2026-10-31')).toBe(0n);
  });

  test('adds up, by day and by week, to what was spent', () => {
    const week = costFacts({ startsOn: '2026-11-16', endsOn: '2026-11-22', amount: euros('10') });
    const days = ['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`);
    const parts = days.map((day) => costWithin(week, { ...period, from: day, to: day }));

    expect(parts).toEqual([1429n, 1428n, 1429n, 1428n, 1429n, 1428n, 1429n]);
    expect(costWithin(week, { ...period, from: '2026-11-16', to: '2026-11-18' })).toBe(1429n + 1428n + 1429n);
    expect(costWithin(week, { ...period, from: '2026-11-19', to: '2026-11-29' })).toBe(1428n + 1429n + 1428n + 1429n);
  });

  test('rounds what it had cost by a day half away from zero', () => {
    const twoDays = costFacts({ startsOn: '2026-11-20', endsOn: '2026-11-21', amount: euros('0.001') });

    expect(costWithin(twoDays, period)).toBe(1n);
    expect(costWithin(twoDays, { ...period, from: '2026-11-21', to: '2026-11-21' })).toBe(0n);
  });
});

describe('thousandths', () => {
  test.each([
    ['12', 12_000n],
    ['12.5', 12_500n],
    ['0.005', 5n],
    ['-3.25', -3_250n],
    ['999999999999.999', 999_999_999_999_999n],
    ['1.500000', 1_500n],
  ])('%s is %d of them', (text, thousandths) => {
    expect(thousandthsOf(text)).toBe(thousandths);
  });

  test.each(['', 'ten', '1,5', '1.0005', '1.'])('"%s" is no amount', (text) => {
    expect(() => thousandthsOf(text)).toThrow('Expected a decimal number');
  });

  test.each([
    [10n, 1n, 4n, 3n],
    [-10n, 1n, 4n, -3n],
    [9n, 1n, 4n, 2n],
    [-9n, 1n, 4n, -2n],
    [0n, 1n, 3n, 0n],
  ])('%d times %d in %d is %d', (amount, numerator, denominator, result) => {
    expect(timesFraction(amount, numerator, denominator)).toBe(result);
  });
});
