import type { ConversionKey, ViewerId } from '../ids.ts';
import type { LeadOpening } from '../lead/lead-store.ts';
import type { Money } from '../lead/money.ts';
import type { Account } from '../team/account.ts';
import { type Conversion, isSameSale, nearestTo } from './conversion.ts';
import type { ConversionField } from './read-told-conversion.ts';
import { namesSomebody, type ToldConversion } from './told-conversion.ts';

/** What is known about the conversions that are told. */
export interface KnownConversions {
  /** Those with the same keys, and the sales that refunds name. */
  readonly conversions: readonly Conversion[];
  readonly viewerOf: (told: ToldConversion) => ViewerId | undefined;
  /** All leads of the viewers. */
  readonly leads: readonly LeadOpening[];
  /** All sales of the viewers. */
  readonly sales: readonly Conversion[];
}

/** What one told conversion means. */
export type ConversionStep =
  | {
      readonly kind: 'new';
      readonly conversion: Conversion;
      /** The press on Won that told the same sale, and counts no more. */
      readonly takesPlaceOf: Conversion | undefined;
      /** Their lead is under way: what waits to be sent to them is held back. */
      readonly stopsWaiting: boolean;
    }
  | { readonly kind: 'known'; readonly conversion: Conversion }
  /** Whose it is was not known the first time. */
  | {
      readonly kind: 'met';
      readonly conversion: Conversion;
      readonly takesPlaceOf: Conversion | undefined;
      readonly stopsWaiting: boolean;
    }
  | ConversionStepRefusal;

/** What must be the same when one is told again. */
export type ContentField = Exclude<ConversionField, 'id' | 'user_name' | 'igsid'>;

export type ConversionStepRefusal =
  /** Another with this key is there already. */
  | { readonly kind: 'differs'; readonly conversion: Conversion; readonly fields: readonly ContentField[] }
  /** It has the key of one that was told before it, at this place. */
  | { readonly kind: 'repeated'; readonly place: number }
  /** It refunds what nobody has told. */
  | { readonly kind: 'unknown-sale'; readonly refunds: ConversionKey };

export const isRefused = (step: ConversionStep): step is ConversionStepRefusal =>
  step.kind === 'differs' || step.kind === 'repeated' || step.kind === 'unknown-sale';

/** Decides what each of these means, in their order. A refund may come before the sale it takes back. */
export function planConversions(
  account: Account,
  told: readonly ToldConversion[],
  known: KnownConversions,
  { source, now }: { readonly source: 'import' | 'call'; readonly now: Date },
): readonly ConversionStep[] {
  const stored = new Map(known.conversions.map((conversion) => [conversion.key, conversion]));
  const places = new Map<ConversionKey, number>();
  for (const [place, { key }] of told.entries()) if (!places.has(key)) places.set(key, place);
  const taken = new Set<ConversionKey>();

  /** The sale that a refund takes back: told before, or with it. */
  function saleOf({ refunds }: ToldConversion): Sale | undefined {
    const before = refunds && stored.get(refunds);
    if (before?.kind === 'refund') return undefined;
    if (before?.viewer) return before;
    const beside = refunds && told[places.get(refunds) ?? -1];
    if (beside?.kind !== 'sale') return before;
    const { viewer, lead } = namedBy(beside);
    return { viewer, lead: lead?.lead };
  }

  /** Who is named, and their lead at that time. */
  function namedBy(one: ToldConversion): Person {
    const viewer = known.viewerOf(one);
    return { viewer, lead: viewer && leadAt(known.leads, viewer, one.happenedAt) };
  }

  /** Whose it is: a refund is of whoever bought, also where it names nobody. */
  function personOf(one: ToldConversion): Person {
    const sale = saleOf(one);
    if (!sale?.viewer) return namedBy(one);
    return { viewer: sale.viewer, lead: known.leads.find(({ lead }) => lead === sale.lead) };
  }

  /** The press on Won of which it is the better knowledge; each is replaced once. */
  function replaced(sale: Conversion): Conversion | undefined {
    const same = known.sales.filter(
      (one) => one.source === 'button' && !one.voided && !taken.has(one.key) && isSameSale(one, sale),
    );
    const nearest = nearestTo(sale, same);
    if (nearest) taken.add(nearest.key);
    return nearest;
  }

  return told.map((one, place): ConversionStep => {
    const first = places.get(one.key);
    if (first !== undefined && first !== place) return { kind: 'repeated', place: first };
    if (one.refunds && !saleOf(one)) return { kind: 'unknown-sale', refunds: one.refunds };
    const before = stored.get(one.key);
    const { viewer, lead } = personOf(one);
    if (before) {
      const fields = differencesOf(before, one);
      if (fields.length > 0) return { kind: 'differs', conversion: before, fields };
      if (before.viewer || !viewer) return { kind: 'known', conversion: before };
    }
    const theirs: Conversion = {
      ...(before ?? newConversion(account, one, source, now)),
      viewer,
      named: viewer || !namesSomebody(one) ? undefined : { userName: one.userName, igsid: one.igsid },
    };
    const takesPlaceOf = replaced(theirs);
    // Who bought before their lead opened has none of that time; whoever pressed Won knows which one it was.
    const conversion: Conversion = { ...theirs, lead: lead?.lead ?? takesPlaceOf?.lead };
    const means = {
      conversion,
      takesPlaceOf,
      stopsWaiting: conversion.kind === 'sale' && lead?.isActive === true,
    };
    return { kind: before ? 'met' : 'new', ...means };
  });
}

type Sale = Pick<Conversion, 'viewer' | 'lead'>;
type Person = { readonly viewer: ViewerId | undefined; readonly lead: LeadOpening | undefined };

const newConversion = (
  { team, id }: Account,
  { key, kind, happenedAt, value, refunds, campaign }: ToldConversion,
  source: 'import' | 'call',
  now: Date,
): Conversion => ({
  team,
  account: id,
  key,
  kind,
  happenedAt,
  recordedAt: now,
  source,
  by: undefined,
  viewer: undefined,
  named: undefined,
  lead: undefined,
  campaign,
  value,
  refunds,
  voided: undefined,
});

/** The one that was opened last before that. */
const leadAt = (leads: readonly LeadOpening[], viewer: ViewerId, at: Date): LeadOpening | undefined =>
  leads
    .filter((lead) => lead.viewer === viewer && lead.openedAt <= at)
    .toSorted((a, b) => b.openedAt.getTime() - a.openedAt.getTime() || (a.lead < b.lead ? 1 : -1))[0];

/** What is told differently now. Not whose it is: a name may have changed hands since, and whose it was is kept. */
function differencesOf(before: Conversion, told: ToldConversion): readonly ContentField[] {
  const differs: readonly (readonly [ContentField, boolean])[] = [
    ['type', before.kind !== told.kind],
    ['happened_at', before.happenedAt.getTime() !== told.happenedAt.getTime()],
    ['amount', amountOf(before.value) !== amountOf(told.value)],
    ['currency', before.value?.currency !== told.value?.currency],
    ['refunds', before.refunds !== told.refunds],
    ['campaign', before.campaign !== told.campaign],
  ];
  return differs.filter(([, isOther]) => isOther).map(([field]) => field);
}

const amountOf = (value: Money | undefined) => value?.amount;
