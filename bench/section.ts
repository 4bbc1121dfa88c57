import type { Finding } from './report.ts';

/** One thing that is measured, by itself: it starts what it needs and stops it again. */
export interface Section {
  /** What is measured, and how, in a line. */
  readonly about: string;
  run(): Promise<readonly Finding[]>;
}
