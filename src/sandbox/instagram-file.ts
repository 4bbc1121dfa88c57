import type { DayPlayer, DayState } from './day-player.ts';
import type { InstagramState } from './instagram/instagram-state.ts';
import type { LocalInstagram } from './instagram/local-instagram.ts';
import { isJsonObject } from './slack/json-object.ts';
import { keepState, readState, type StateKeeper } from './state-file.ts';

/** Instagram and the day that is played on it: one file, for a day that lags behind its Instagram would repeat itself. */
export type KeptInstagram = { instagram: InstagramState; day: DayState };

/**
 * Instagram as an earlier sandbox left it, or undefined when there is none.
 *
 * @throws UnreadableState
 */
export async function readInstagram(path: string): Promise<KeptInstagram | undefined> {
  const state = await readState(
    path,
    'an Instagram',
    ({ instagram, day }) => isJsonObject(instagram) && isJsonObject(instagram.world) && isJsonObject(day),
  );
  // It was written by `keepInstagram`, whole.
  return state as KeptInstagram | undefined;
}

/** Writes Instagram and the day to `path` shortly after each change; tokens at once, for the product would be locked out. */
export function keepInstagram(
  instagram: LocalInstagram,
  day: DayPlayer,
  path: string,
  onFailure: (error: unknown) => void,
): Pick<StateKeeper, 'close'> {
  const snapshot = (): KeptInstagram => ({ instagram: instagram.snapshot(), day: day.snapshot() });
  const keeper = keepState(path, snapshot, onFailure);
  const unwatch = [
    instagram.onChange((change) => {
      if (change.kind === 'tokens') keeper.changedForGood();
      else if (change.kind !== 'call' || change.call.method !== 'GET') keeper.changed(); // reading changes nothing
    }),
    day.onChange(keeper.changed),
  ];
  return {
    close() {
      for (const stop of unwatch) stop();
      keeper.close();
    },
  };
}
