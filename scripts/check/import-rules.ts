import { existsSync, globSync } from 'node:fs';
import { z } from 'zod';
import { runTool } from './tool.ts';

/** The part of dependency-cruiser's JSON report that we read (its doc/output-format). */
const report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string() }),
        cycle: z.array(z.object({ name: z.string() })).optional(),
      }),
    ),
  }),
});

/**
 * Checks who imports whom against `.dependency-cruiser.cjs`.
 *
 * dependency-cruiser finds nothing wrong with files it cannot read, and with a TypeScript it does not know it reads
 * none. So every file of ours must appear in its report.
 *
 * @returns what is wrong, one line each
 */
export async function checkImportRules(): Promise<readonly string[]> {
  const rooms = ['src', 'migrations'].filter((room) => existsSync(room));
  const { stdout, stderr } = await runTool('depcruise', [...rooms, '--output-type', 'json']);
  if (!stdout.startsWith('{')) return [`dependency-cruiser gave no report: ${stderr}`];

  const { modules, summary } = report.parse(JSON.parse(stdout));
  const read = new Set(modules.map(({ source }) => source));
  const files = globSync(rooms.map((room) => `${room}/**/*.{ts,tsx}`));
  return [
    ...files.filter((file) => !read.has(file)).map((file) => `${file} was not read by dependency-cruiser`),
    ...summary.violations.map(
      ({ from, to, rule, cycle }) =>
        `${rule.name}: ${[from, ...(cycle?.map(({ name }) => name) ?? (to === from ? [] : [to]))].join(' → ')}`,
    ),
  ];
}
