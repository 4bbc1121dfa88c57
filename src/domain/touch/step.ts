export const steps = ['day0', 'day2', 'day5', 'nurture'] as const;
/**
 * Where a message stands in the sequence that the users' guides teach: thanks or an answer at once, something useful on
 * day 2, one clear call to action on day 5, and then a word now and then.
 */
export type Step = (typeof steps)[number];

/** From so many hours after our first message a message belongs to that step of the sequence. */
export const hoursToStep: Readonly<Record<Step, number>> = { day0: 0, day2: 24, day5: 4 * 24, nurture: 7 * 24 };
