/**
 * npm run bench [-- SECTION… --json FILE]: measures Storydesk against bare programs that do as little as possible, in
 * the same run on the same machine. Its numbers are ratios to look at side by side; nothing here passes or fails.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { conditions, describeConditions, type SectionReport, sectionTable } from './report.ts';
import type { Section } from './section.ts';
import { cards } from './sections/cards.ts';
import { digest } from './sections/digest.ts';
import { intake } from './sections/intake.ts';
import { memory } from './sections/memory.ts';
import { sandbox } from './sections/sandbox.ts';
import { sends } from './sections/sends.ts';
import { start } from './sections/start.ts';
import { timers } from './sections/timers.ts';
import { viewers } from './sections/viewers.ts';

const sections: Readonly<Record<string, Section>> = {
  intake,
  timers,
  cards,
  sends,
  viewers,
  digest,
  start,
  sandbox,
  memory,
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const unknown = positionals.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(`No section is called ${unknown.join(', ')}. There are ${Object.keys(sections).join(', ')}.`);
  process.exit(2);
}

const here = conditions();
console.log(`${describeConditions(here)}\n`);
const reports: SectionReport[] = [];
for (const [name, section] of Object.entries(sections)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const startedAt = performance.now();
  const findings = await section.run();
  const report = { section: name, about: section.about, findings, seconds: (performance.now() - startedAt) / 1_000 };
  reports.push(report);
  console.log(`${sectionTable(report)}\n`);
}
if (values.json)
  await writeFile(values.json, `${JSON.stringify({ conditions: here, sections: reports }, undefined, 2)}\n`);
