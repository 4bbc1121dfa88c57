export const segments = ['hot', 'warm', 'cool'] as const;
/** Hot: wrote or tapped, answer at once. Warm: came back, answer within hours. Cool: one silent view, never posted. */
export type Segment = (typeof segments)[number];
