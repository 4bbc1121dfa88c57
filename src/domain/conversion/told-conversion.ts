import type { ConversionKey } from '../ids.ts';
import type { Money } from '../lead/money.ts';
import type { Identity } from '../viewer/viewer-store.ts';
import type { ConversionKind, Named } from './conversion.ts';

/** A conversion as a file or a call tells it; it may name nobody. */
export interface ToldConversion extends Named {
  readonly key: ConversionKey;
  readonly kind: ConversionKind;
  readonly happenedAt: Date;
  readonly value: Money | undefined;
  readonly refunds: ConversionKey | undefined;
  readonly campaign: string | undefined;
}

/** Whether it says whose it is. */
export const namesSomebody = ({ userName, igsid }: Named) => userName !== undefined || igsid !== undefined;

/** The id first: it is of one person for ever, and a name can change hands. */
export const identitiesOf = ({ igsid, userName }: Named): readonly Identity[] => [
  ...(igsid === undefined ? [] : [`igsid:${igsid}` as const]),
  ...(userName === undefined ? [] : [`name:${userName}` as const]),
];
