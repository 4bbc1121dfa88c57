/** Where in a step a process is ended: before anything has left it, or after the effect, before it knows of it. */
export type Side = 'before' | 'after';

/** What the process writes once it counts its steps. */
export const armedLine = 'armed';

/** The points that a process has passed while it counted, in order, as it has written them down. */
export const pointsIn = (log: string): string[] =>
  log.split('\n').filter((line) => line.startsWith('before ') || line.startsWith('after '));
