import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** One mistake, as changes of the source: `find` stands in `file` exactly once. */
const plantedBug = z.strictObject({
  name: z.string(),
  /** What somebody might think when making it. */
  about: z.string(),
  /** Of what this simulation found in earnest: a seed that finds it. It is run with every batch. */
  seed: z.int().optional(),
  changes: z.array(z.strictObject({ file: z.string(), find: z.string(), put: z.string() })).min(1),
});
export type PlantedBug = z.output<typeof plantedBug>;

/** Mistakes that the simulation must find: each is a way in which the promises could be broken. */
export const plantedBugs: readonly PlantedBug[] = z
  .array(plantedBug)
  .parse(parse(readFileSync(new URL('./planted-bugs.yml', import.meta.url), 'utf8')));
