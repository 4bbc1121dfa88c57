import type { ConversionKey } from '../ids.ts';
import type { Money } from '../lead/money.ts';
import type { ConversionKind } from './conversion.ts';

/** A conversion as a file or a call tells it. */
export interface ToldConversion {
  readonly key: ConversionKey;
  readonly kind: ConversionKind;
  readonly happenedAt: Date;
  /** Without `@`, in lower case. */
  readonly userName: string | undefined;
  readonly igsid: string | undefined;
  readonly value: Money | undefined;
  readonly refunds: ConversionKey | undefined;
  readonly campaign: string | undefined;
}

/** Whether it says whose it is. */
export const namesSomebody = ({ userName, igsid }: ToldConversion) => userName !== undefined || igsid !== undefined;
