import { type SeededRandom, seededRandom } from '../../src/sandbox/instagram/story-day/seeded-random.ts';

export type Chance = SeededRandom & {
  /** Chance of its own for one purpose, so that more of one thing changes nothing of another. */
  fork(name: string): Chance;
  /** A whole number from `low` up to and including `high`. */
  whole(low: number, high: number): number;
};

export function chanceOf(seed: number, name = ''): Chance {
  const random = seededRandom(mixed(seed, name));
  return {
    ...random,
    fork: (part) => chanceOf(seed, `${name}/${part}`),
    whole: (low, high) => low + Math.floor(random.next() * (high - low + 1)),
  };
}

/** FNV-1a over the name, begun with the seed. */
function mixed(seed: number, name: string): number {
  let hash = Math.imul(seed, 0x9e3779b1) ^ 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
