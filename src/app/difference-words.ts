import type { ContentField, ConversionStepRefusal } from '../domain/conversion/plan-conversions.ts';

type Differs = Extract<ConversionStepRefusal, { kind: 'differs' }>;

/** In which fields one that is told again differs from what is known, and what is known. */
export const differenceWords = ({ conversion, fields }: Differs): string =>
  fields.map((field) => `${field}, which was ${before[field](conversion)}`).join('; ');

const before: Readonly<Record<ContentField, (known: Differs['conversion']) => string>> = {
  happened_at: ({ happenedAt }) => happenedAt.toISOString(),
  amount: ({ value }) => value?.amount ?? 'empty',
  currency: ({ value }) => value?.currency ?? 'empty',
  type: ({ kind }) => kind,
  refunds: ({ refunds }) => refunds ?? 'empty',
  campaign: ({ campaign }) => campaign ?? 'empty',
};
