import { localDaysBetween } from '../local-day.ts';
import type { MoneySettings } from '../team/settings.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import type { CostFacts } from './cost-facts.ts';
import type { Period } from './period.ts';
import { type Thousandths, thousandthsOf, timesFraction } from './thousandths.ts';

/** The money of one currency; nothing is ever converted into another. */
export interface CurrencyFigures {
  /** ISO 4217. */
  readonly currency: string;
  /** Sales with a value in it. */
  readonly sales: number;
  /** Sales less refunds. */
  readonly value: Thousandths;
  /** Of it, what is put down to no message of ours. */
  readonly unattributed: Thousandths;
  /** What was spent. Our time is in the whole alone: not in that of a story, a segment, a template or a person. */
  readonly cost: Thousandths;
  readonly valuePerLead: Thousandths | undefined;
  readonly costPerLead: Thousandths | undefined;
  /** What came in beyond the cost, per unit of it: 0.5 is half as much again. Undefined where nothing was spent. */
  readonly roi: number | undefined;
}

/** What was earned and spent in the period itself, whenever the leads opened. */
export interface MoneyFigures {
  readonly conversions: number;
  readonly refunds: number;
  /** Conversions put down to no message of ours. */
  readonly unattributed: number;
  /** Conversions nobody gave a value. */
  readonly withoutValue: number;
  /** The one with the highest value first. */
  readonly byCurrency: readonly CurrencyFigures[];
}

/** What it took besides the conversions themselves. */
export interface Spending {
  readonly period: Period;
  readonly costs: readonly CostFacts[];
  /** Leads opened and messages sent, in the period. */
  readonly leads: number;
  readonly touches: number;
  readonly money: MoneySettings;
}

export function moneyFigures(conversions: readonly ConversionFacts[], spending: Spending): MoneyFigures {
  const sales = conversions.filter(({ kind }) => kind === 'sale');
  const sums = new Map<string, Sums>();
  const sumsIn = (currency: string) => {
    const found = sums.get(currency) ?? { sales: 0, value: 0n, unattributed: 0n, cost: 0n };
    sums.set(currency, found);
    return found;
  };
  for (const { kind, value, attribution } of conversions) {
    if (!value) continue;
    const sum = sumsIn(value.currency);
    const worth = thousandthsOf(value.amount) * (kind === 'refund' ? -1n : 1n);
    if (kind === 'sale') sum.sales += 1;
    sum.value += worth;
    if (!attribution) sum.unattributed += worth;
  }
  for (const cost of spending.costs) sumsIn(cost.amount.currency).cost += costWithin(cost, spending.period);
  const wages = wagesOf(spending);
  if (wages) sumsIn(wages.currency).cost += wages.cost;
  return {
    conversions: sales.length,
    refunds: conversions.length - sales.length,
    unattributed: sales.filter(({ attribution }) => !attribution).length,
    withoutValue: sales.filter(({ value }) => !value).length,
    byCurrency: [...sums]
      .map(([currency, sum]) => currencyFigures(currency, sum, spending.leads))
      .toSorted((a, b) => (a.value === b.value ? (a.currency < b.currency ? -1 : 1) : a.value > b.value ? -1 : 1)),
  };
}

interface Sums {
  sales: number;
  value: Thousandths;
  unattributed: Thousandths;
  cost: Thousandths;
}

const currencyFigures = (currency: string, sum: Sums, leads: number): CurrencyFigures => ({
  currency,
  ...sum,
  valuePerLead: leads === 0 ? undefined : timesFraction(sum.value, 1n, BigInt(leads)),
  costPerLead: leads === 0 || sum.cost === 0n ? undefined : timesFraction(sum.cost, 1n, BigInt(leads)),
  roi: sum.cost === 0n ? undefined : Number(sum.value - sum.cost) / Number(sum.cost),
});

/**
 * What it had cost by the period's last day, less what it had cost before its first: so much each day, and each sum
 * rounded, so that the parts of periods that follow one another add up to the whole.
 */
export function costWithin({ amount, startsOn, endsOn }: CostFacts, { from, to }: Period): Thousandths {
  const first = startsOn > from ? startsOn : from;
  const last = endsOn < to ? endsOn : to;
  if (first > last) return 0n;
  const days = BigInt(localDaysBetween(startsOn, endsOn) + 1);
  const spentIn = (count: number) => timesFraction(thousandthsOf(amount.amount), BigInt(count), days);
  const before = localDaysBetween(startsOn, first);
  return spentIn(before + localDaysBetween(first, last) + 1) - spentIn(before);
}

/** What the minutes spent on messages cost, where somebody has said what an hour costs. */
function wagesOf({ touches, money }: Spending): { currency: string; cost: Thousandths } | undefined {
  if (money.wagePerHour === undefined || touches === 0) return undefined;
  const perHour = BigInt(Math.round(money.wagePerHour * 1000));
  const seconds = BigInt(Math.round(money.minutesPerTouch * 60)) * BigInt(touches);
  return { currency: money.wageCurrency, cost: timesFraction(perHour, seconds, 3600n) };
}
