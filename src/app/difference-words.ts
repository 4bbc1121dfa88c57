import type { ConversionStepRefusal } from '../domain/conversion/plan-conversions.ts';
import type { ConversionField } from '../domain/conversion/read-told-conversion.ts';

type Differs = Extract<ConversionStepRefusal, { kind: 'differs' }>;

/** In which fields one that is told again differs from what is known, and what is known. */
export const differenceWords = ({ conversion, fields }: Differs): string =>
  fields.map((field) => `${field}, which was ${before[field](conversion)}`).join('; ');

const before: Readonly<Record<ConversionField, (known: Differs['conversion']) => string>> = {
  id: ({ key }) => key,
  happened_at: ({ happenedAt }) => happenedAt.toISOString(),
  user_name: () => 'somebody else’s',
  igsid: () => 'somebody else’s',
  amount: ({ value }) => value?.amount ?? 'empty',
  currency: ({ value }) => value?.currency ?? 'empty',
  type: ({ kind }) => kind,
  refunds: ({ refunds }) => refunds ?? 'empty',
  campaign: ({ campaign }) => campaign ?? 'empty',
};
