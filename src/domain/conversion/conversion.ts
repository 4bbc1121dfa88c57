import type { AccountId, ConversionKey, LeadId, SlackUserId, TeamId, ViewerId } from '../ids.ts';
import type { Money } from '../lead/money.ts';

/** Something of value that happened, or was taken back. */
export interface Conversion {
  readonly team: TeamId;
  readonly account: AccountId;
  /** Told twice under one key, it is there once. */
  readonly key: ConversionKey;
  readonly kind: ConversionKind;
  readonly happenedAt: Date;
  readonly recordedAt: Date;
  /** A press on Won, a file, or a call over HTTP. */
  readonly source: 'button' | 'import' | 'call';
  /** Undefined when no teammate said it. */
  readonly by: SlackUserId | undefined;
  /** Whose it is; undefined while nobody of the name that was told is known here. */
  readonly viewer: ViewerId | undefined;
  /** The name that was told, kept only until we meet who bears it. */
  readonly named: Named | undefined;
  /** Their lead at that time. */
  readonly lead: LeadId | undefined;
  readonly campaign: string | undefined;
  /** What it was worth, above 0 for refunds too; a sale's may be unknown. */
  readonly value: Money | undefined;
  /** The sale that a refund takes back. */
  readonly refunds: ConversionKey | undefined;
  /** It is kept, and counts no more. */
  readonly voided: { readonly at: Date; readonly because: VoidReason } | undefined;
}

/** Who is said to have bought. */
export interface Named {
  /** Without `@`, in lower case. */
  readonly userName: string | undefined;
  readonly igsid: string | undefined;
}

export const conversionKinds = ['sale', 'refund'] as const;
export type ConversionKind = (typeof conversionKinds)[number];

/** The lead was reopened, or the same sale was told again by a file or a call. */
export type VoidReason = 'reopened' | `same as ${string}`;

export const sameAs = ({ key }: Pick<Conversion, 'key'>): VoidReason => `same as ${key}`;

/** What no key from outside may begin with: it is how ours do. */
export const wonPrefix = 'won:';

/** So many days apart at most, a press on Won and a sale of the same worth are one; nobody has to say what Won was worth. */
const sameSaleDays = 7;

/** Whether two sales are the same one, told by a press on Won and from outside. */
export function isSameSale(one: Conversion, other: Conversion): boolean {
  return (
    one.kind === 'sale' &&
    other.kind === 'sale' &&
    one.viewer !== undefined &&
    one.viewer === other.viewer &&
    isSameWorth(one.value, other.value) &&
    apart(one, other) <= sameSaleDays * 24 * 60 * 60 * 1000
  );
}

const isSameWorth = (one: Money | undefined, other: Money | undefined): boolean =>
  !one || !other || (one.amount === other.amount && one.currency === other.currency);

/** Of these sales the one that happened nearest to `sale`. */
export const nearestTo = (sale: Conversion, others: readonly Conversion[]): Conversion | undefined =>
  others.toSorted((a, b) => apart(sale, a) - apart(sale, b) || (a.key < b.key ? -1 : 1))[0];

const apart = (one: Conversion, other: Conversion) => Math.abs(one.happenedAt.getTime() - other.happenedAt.getTime());
