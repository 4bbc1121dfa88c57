import { setTimeout as pause } from 'node:timers/promises';

const lookEveryMs = 20;
/** So many looks in a row must find nothing: what was just answered often leads to the next call. */
const looks = 3;

/** Waits until everybody is quiet for a moment, for `patienceMs` at most: somebody may always be talking. */
export async function untilQuiet(
  everybody: readonly { readonly isQuiet: boolean }[],
  patienceMs = 2_000,
): Promise<void> {
  let quietLooks = 0;
  for (let waitedMs = 0; waitedMs < patienceMs && quietLooks < looks; waitedMs += lookEveryMs) {
    await pause(lookEveryMs);
    quietLooks = everybody.every(({ isQuiet }) => isQuiet) ? quietLooks + 1 : 0;
  }
}
