/** So many out of so many. */
export interface Rate {
  readonly hits: number;
  readonly of: number;
}

export const rateOf = <T>(all: readonly T[], isHit: (one: T) => boolean): Rate => ({
  hits: all.filter(isHit).length,
  of: all.length,
});

/** Between 0 and 1; undefined of nothing. */
export const shareOf = ({ hits, of }: Rate): number | undefined => (of === 0 ? undefined : hits / of);

/** Below this many a share says little: nothing is called best or worst by it. */
export const floor = 20;

export const isEnough = ({ of }: Rate): boolean => of >= floor;

/** Where the true share lies, with 95 % confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Of 95 % of a normal distribution, both sides. */
const z = 1.959964;

/**
 * The Wilson score interval: unlike the plain one it stays within 0 and 1 and is honest about few cases, none and all.
 *
 * Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927)
 */
export function intervalOf({ hits, of }: Rate): Interval | undefined {
  if (of === 0) return undefined;
  const share = hits / of;
  const width = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const middle = share + z ** 2 / (2 * of);
  const scale = 1 + z ** 2 / of;
  // Of none and of all one end is exact, which the formula only reaches but for its last digit.
  return { low: hits === 0 ? 0 : (middle - width) / scale, high: hits === of ? 1 : (middle + width) / scale };
}
