import type { MessageId } from '../../../src/domain/ids.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import { type EngineTransaction, table } from './engine.ts';
import { keyOf, type TouchRow, touches } from './tables.ts';
import { keepUnique, type UniqueIndex } from './unique.ts';

/** In this order. */
const uniques: readonly (readonly [UniqueIndex, (row: TouchRow) => string | undefined])[] = [
  [table('touch_pk'), ({ touch }) => keyOf(touch.team, touch.id)],
  [
    table('touch_one_under_way_per_lead'),
    ({ touch }) => (isUnderWay(touch) ? keyOf(touch.team, touch.lead) : undefined),
  ],
  [table('touch_one_per_press'), ({ touch, pressKey }) => keyOf(touch.team, pressKey)],
  [
    table('touch_one_per_message'),
    ({ touch }) => {
      const message = messageOf(touch);
      return message === undefined ? undefined : keyOf(touch.team, touch.account, message);
    },
  ],
];
const underWay: readonly Touch['status'][] = ['waiting', 'sending', 'unknown', 'offered'];

/** Writes a touch that is locked, or a new one. @throws UniqueViolation */
export async function writeTouch(tx: EngineTransaction, before: TouchRow | undefined, after: TouchRow): Promise<void> {
  const key = keyOf(after.touch.team, after.touch.id);
  for (const [index, nameOf] of uniques) await keepUnique(tx, index, key, before && nameOf(before), nameOf(after));
  await tx.put(touches, key, after);
}

export const isUnderWay = ({ status }: Touch): boolean => underWay.includes(status);

export const messageOf = (touch: Touch): MessageId | undefined => ('message' in touch ? touch.message : undefined);
