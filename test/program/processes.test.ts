import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../src/sandbox/instagram/story-day/seeded-random.ts';
import { type Ground, groundOf, makeTemplate } from '../rig/ground.ts';
import type { Outcome } from '../rig/outcome.ts';
import { scenarios } from '../rig/scenarios/all.ts';
import type { ScenarioParts } from '../rig/scenarios/scenario.ts';

/** A small sample of what `npm run test:processes` does; see docs/reliability-processes.md. */
const seed = 7;
const testMs = 400_000;

let embedded: Ground;
let template: string;
const postgres = groundOf('postgres');

beforeAll(async () => {
  template = await makeTemplate();
  embedded = groundOf('embedded', { template });
});
afterAll(() => rm(template, { recursive: true, force: true }));

test.concurrent('kill -9 before or after a step outside makes nothing double and loses nothing, over Postgres', {
  timeout: testMs,
}, async () => {
  const outcome = await run('points', { ground: postgres, rounds: 8, abreast: 8 });

  expect(outcome.kills).toBeGreaterThan(4);
  expectKept(outcome);
});

test.concurrent('kill -9 before or after a step outside makes nothing double and loses nothing, over PGlite', {
  timeout: testMs,
}, async () => {
  const outcome = await run('points', { ground: embedded, rounds: 4, abreast: 2 });

  expect(outcome.kills).toBeGreaterThan(2);
  expectKept(outcome);
});

test.concurrent('kill -9 at random, with answers lost, refused and repeated, makes nothing double and loses nothing', {
  timeout: testMs,
}, async () => {
  const outcome = await run('kills', { ground: embedded, rounds: 1, desk: { viewers: 12, writingMs: 15_000 } });

  expect(outcome.kills).toBeGreaterThan(2);
  expectKept(outcome);
});

test.concurrent('of fifty people who claim and send at once one wins, and everybody else is told', {
  timeout: testMs,
}, async () => {
  const outcome = await run('crowd', { ground: postgres, rounds: 2 });

  expect(outcome.rounds).toBe(2);
  expectKept(outcome);
});

async function run(name: string, parts: Pick<ScenarioParts, 'ground' | 'rounds' | 'desk'> & { abreast?: number }) {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`There is no scenario ${name}`);
  const said: string[] = [];
  const outcome = await scenario.run({
    cluster: undefined,
    random: seededRandom(seed),
    abreast: 1,
    only: undefined,
    say: (line) => said.push(line),
    ...parts,
  });
  return { ...outcome, said };
}

/** What the scenario said names the round that went wrong. */
const expectKept = ({ doubles, losses, said }: Outcome & { said: readonly string[] }) =>
  expect({ doubles, losses }, said.join('\n')).toEqual({ doubles: [], losses: [] });
