import { z } from 'zod';
import { closingInput } from './closing-modal.ts';

/** What was typed, without blanks around it; undefined when that leaves nothing. */
export const optionalText = z
  .object({ value: z.string().nullish() })
  .transform(({ value }) => value?.trim() || undefined);

export const noteValue = z.object({ [closingInput]: optionalText });
