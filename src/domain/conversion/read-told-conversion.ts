import { conversionKey } from '../ids.ts';
import { type MoneyRefusal, readMoney } from '../lead/money.ts';
import { isOutsideName } from '../outside-name.ts';
import { accept, type Result, refuse } from '../result.ts';
import { type ConversionKind, conversionKinds, wonPrefix } from './conversion.ts';
import { type MomentRefusal, readMoment } from './read-moment.ts';
import type { ToldConversion } from './told-conversion.ts';

/** What a conversion is told with, as columns of a file and as names in a call. */
export const conversionFields = [
  'id',
  'happened_at',
  'user_name',
  'igsid',
  'amount',
  'currency',
  'type',
  'refunds',
  'campaign',
] as const;
export type ConversionField = (typeof conversionFields)[number];

export type WrittenConversion = { readonly [Field in ConversionField]?: string | undefined };

/** Why one field can't be read. */
export interface FieldProblem<Field = ConversionField> {
  readonly field: Field;
  readonly kind:
    | MomentRefusal
    | MoneyRefusal['kind']
    | 'missing'
    | 'not-a-key'
    | 'reserved'
    | 'not-a-user-name'
    | 'not-an-igsid'
    | 'not-a-type'
    | 'only-for-refunds'
    | 'not-a-campaign';
}

/** Reads one conversion, with everything that is wrong about it at once. */
export function readToldConversion(
  written: WrittenConversion,
  context: { readonly timeZone: string; readonly now: Date },
): Result<ToldConversion, readonly FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const wrong = (field: ConversionField, kind: FieldProblem['kind']) => {
    problems.push({ field, kind });
    return undefined;
  };
  const text = (field: ConversionField) => written[field]?.trim() || undefined;

  const id = text('id');
  if (id === undefined) wrong('id', 'missing');
  else if (id.startsWith(wonPrefix)) wrong('id', 'reserved');
  else if (!isOutsideName(id)) wrong('id', 'not-a-key');

  const kind = kindOf(text('type')) ?? wrong('type', 'not-a-type');
  const happenedAt = readAs(text('happened_at'), 'happened_at', (moment) => readMoment(moment, context), wrong);
  const value = readValue(text('amount'), text('currency'), kind, wrong);
  const userName = text('user_name')?.replace(/^@/, '').toLowerCase();
  if (userName !== undefined && !/^[a-z0-9._]{1,30}$/.test(userName)) wrong('user_name', 'not-a-user-name');
  const igsid = text('igsid');
  if (igsid !== undefined && !/^\d{1,30}$/.test(igsid)) wrong('igsid', 'not-an-igsid');
  const refunds = text('refunds');
  if (refunds !== undefined && kind === 'sale') wrong('refunds', 'only-for-refunds');
  else if (refunds !== undefined && !isOutsideName(refunds)) wrong('refunds', 'not-a-key');
  const campaign = text('campaign');
  if (campaign !== undefined && !isOutsideName(campaign)) wrong('campaign', 'not-a-campaign');

  if (problems.length > 0) return refuse(problems);
  if (id === undefined || !kind || !happenedAt) throw new Error('Expected a whole conversion, since nothing was wrong');
  return accept({
    key: conversionKey(id),
    kind,
    happenedAt,
    userName,
    igsid,
    value,
    refunds: refunds === undefined ? undefined : conversionKey(refunds),
    campaign,
  });
}

type Wrong<Field> = (field: Field, kind: FieldProblem['kind']) => undefined;

/** Reads what must be there. */
function readAs<Value, Field>(
  written: string | undefined,
  field: Field,
  read: (written: string) => Result<Value, FieldProblem['kind']>,
  wrong: Wrong<Field>,
): Value | undefined {
  if (written === undefined) return wrong(field, 'missing');
  const value = read(written);
  return value.ok ? value.value : wrong(field, value.refusal);
}

/** A sale's worth may be unknown, a refund's not. */
function readValue(
  amount: string | undefined,
  currency: string | undefined,
  kind: ConversionKind | undefined,
  wrong: Wrong<'amount' | 'currency'>,
) {
  if (amount === undefined) return kind === 'refund' ? wrong('amount', 'missing') : undefined;
  if (currency === undefined) return wrong('currency', 'missing');
  const money = readMoney(amount, currency);
  if (money.ok) return money.value;
  return wrong(money.refusal.kind === 'unknown-currency' ? 'currency' : 'amount', money.refusal.kind);
}

const kindOf = (written: string | undefined): ConversionKind | undefined =>
  written === undefined ? 'sale' : conversionKinds.find((kind) => kind === written.toLowerCase());
