import { coreOf, type Touch, type UnknownTouch } from './touch.ts';

/** Notes that an unconfirmed touch was looked for and not found; undefined for one that is not unconfirmed any more. */
export function noteLook(touch: Touch, now: Date): UnknownTouch | undefined {
  if (touch.status !== 'unknown') return undefined;
  const { since } = touch;
  return { ...coreOf(touch), version: touch.version + 1, status: 'unknown', since, lookedAt: touch.lookedAt ?? now };
}
