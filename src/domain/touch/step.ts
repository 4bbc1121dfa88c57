export const steps = ['day0', 'day2', 'day5', 'nurture'] as const;
/**
 * Where a message stands in the sequence that the users' guides teach: thanks or an answer at once, something useful on
 * day 2, one clear call to action on day 5, and then a word now and then.
 */
export type Step = (typeof steps)[number];
