import type { SeededRandom } from '../../src/sandbox/instagram/story-day/seeded-random.ts';
import { passing } from './desk-day.ts';

/** Strikes again and again, after pauses between `fromMs` and `toMs`, until `calm` is aborted; how often it did. */
export async function again(
  calm: AbortSignal,
  random: SeededRandom,
  [fromMs, toMs]: readonly [number, number],
  strike: (count: number) => Promise<void>,
): Promise<number> {
  let count = 0;
  while (!calm.aborted) {
    await passing(random.between(fromMs, toMs));
    if (calm.aborted) break;
    await strike(count);
    count += 1;
  }
  return count;
}
