import { z } from 'zod';
import { type TouchId, touchId } from '../../domain/ids.ts';
import type { Touch } from '../../domain/touch/touch.ts';

/** The message a press is about, and the version of it that the person saw. */
export interface TouchPress {
  readonly touch: TouchId;
  readonly version: number;
}

/** The value of a button about a message: `<touch id>|<version>`. */
export const touchValue = ({ id, version }: Pick<Touch, 'id' | 'version'>) => `${id}|${version}`;

const press = z
  .tuple([
    z.string().min(1).transform(touchId),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .transform(([touch, version]): TouchPress => ({ touch, version }));

/** Reads such a value; undefined when it is not one of ours, or from an older release: answer as stale. */
export const parseTouchValue = (value: string | undefined): TouchPress | undefined =>
  press.safeParse(value?.split('|')).data;
