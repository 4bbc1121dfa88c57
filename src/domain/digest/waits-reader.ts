import type { Whose } from '../figures/figures-reader.ts';
import type { OurTurn } from '../lead/lateness.ts';
import type { Waits } from './digest-facts.ts';

/** Reads what waits now, whichever day it is from. */
export interface WaitsReader {
  /** What waits now, and nobody has or nobody knows. */
  waiting(whose: Whose): Promise<Omit<Waits, 'missed' | 'at'>>;
  /** What waits for us, and somebody has it, the longest waiting first. */
  ourTurn(whose: Whose): Promise<readonly OurTurn[]>;
}
