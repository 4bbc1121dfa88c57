/** The configuration cannot be used. Each of `problems` is one line that says what to do; none repeats a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((line) => `- ${line}`).join('\n')}`);
    this.problems = problems;
  }
}

/** What reading the configuration brings to light, collected so that everything is told at once. */
export interface Findings {
  /** Each of them forbids the start. */
  readonly problems: string[];
  /** Storydesk runs, and somebody should change this. */
  readonly warnings: string[];
  /** What was decided, and why. */
  readonly notes: string[];
}
