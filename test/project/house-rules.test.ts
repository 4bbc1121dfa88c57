import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SmallProject, smallProject } from './small-project.ts';

const projects: SmallProject[] = [];
afterAll(() => Promise.all(projects.map((project) => project.remove())));

async function projectWith(planted: Readonly<Record<string, string>>): Promise<SmallProject> {
  const project = await smallProject(planted);
  projects.push(project);
  return project;
}

/** Runs a check where everything in `planted` is wrong, and says what it told. */
function telling(check: string, planted: Readonly<Record<string, string>>): () => string {
  let told: { passed: boolean; output: string };
  beforeAll(async () => {
    told = await (await projectWith(planted)).check(check);
  });
  test('fails', () => expect(told).toMatchObject({ passed: false }));
  return () => told.output;
}

describe('a project that keeps the rules', () => {
  test.each(['types', 'lint', 'imports', 'dead-code'])('passes the check of %s', async (check) => {
    expect(await (await projectWith({})).check(check)).toEqual({
      passed: true,
      output: `ok     ${check}\n1 passed, 0 failed\n`,
    });
  });
});

describe('the walls between rooms', () => {
  const told = telling('imports', {
    'src/domain/rows.ts': `import { sql } from 'kysely';\n\nexport const rows = sql;\n`,
    'src/domain/file.ts': `import { readFileSync } from 'node:fs';\n\nexport const file = readFileSync;\n`,
    'src/bot/store.ts': `export { store } from '../integrations/postgres/store.ts';\n`,
    'src/bot/config.ts': `export { readConfig } from '../config.ts';\n`,
    'src/integrations/postgres/neighbour.ts': `export { server } from '../http/server.ts';\n`,
    'src/integrations/postgres/greet.ts': `export { greet } from '../../bot/greet.ts';\n`,
    'src/integrations/postgres/log.ts': `import { pino } from 'pino';\n\nexport const log = pino();\n`,
    'src/integrations/http/rows.ts': `import type { Kysely } from 'kysely';\n\nexport type Rows = Kysely<unknown>;\n`,
    'src/integrations/http/socket.ts': `import { WebSocket } from 'ws';\n\nexport const socket = WebSocket;\n`,
    'src/integrations/http/environment.ts': `import { env } from 'node:process';\n\nexport const environment = env;\n`,
    'src/integrations/fax/fax.ts': `import { lead } from '../../domain/lead.ts';\n\nexport const fax = lead;\n`,
    'src/sandbox/lead.ts': `export { lead } from '../domain/lead.ts';\n`,
    'src/sandbox/app.ts': `export { app } from '../app.ts';\n`,
    'src/domain/again.ts': `export * from '../main.ts';\n`,
    'src/domain/circle.ts': `import type { Square } from './square.ts';\n\nexport type Circle = Square;\n`,
    'src/domain/square.ts': `import type { Circle } from './circle.ts';\n\nexport type Square = Circle;\n`,
    'src/domain/alone.ts': `export const alone = 1;\n`,
    'src/domain/gone.ts': `export * from './nowhere.ts';\n`,
    'migrations/0002-second.ts': `export { lead } from '../src/domain/lead.ts';\n`,
  });

  test.each([
    ['domain: packages', 'src/domain/rows.ts → node_modules/kysely/'],
    ['domain: modules of Node', 'src/domain/file.ts → fs'],
    ['bot: files', 'src/bot/store.ts → src/integrations/postgres/store.ts'],
    ['bot: files', 'src/bot/config.ts → src/config.ts'],
    ['postgres: files', 'src/integrations/postgres/neighbour.ts → src/integrations/http/server.ts'],
    ['postgres: files', 'src/integrations/postgres/greet.ts → src/bot/greet.ts'],
    ['postgres: types alone', 'src/integrations/postgres/log.ts → node_modules/pino/'],
    ['http: packages', 'src/integrations/http/rows.ts → node_modules/kysely/'],
    ['no package of development', 'src/integrations/http/socket.ts → node_modules/ws/'],
    ['the environment is read in config.ts', 'src/integrations/http/environment.ts → process'],
    ['a room without walls', 'src/integrations/fax/fax.ts → src/domain/lead.ts'],
    ['sandbox: files', 'src/sandbox/lead.ts → src/domain/lead.ts'],
    ['migrations: files', 'migrations/0002-second.ts → src/domain/lead.ts'],
    ['nothing imports the top', 'src/domain/again.ts → src/main.ts'],
    ['no cycle', 'src/domain/circle.ts → src/domain/square.ts → src/domain/circle.ts'],
    ['no orphan', 'src/domain/alone.ts'],
    ['everything is found', 'src/domain/gone.ts → ./nowhere.ts'],
  ])('%s: %s', (rule, line) => {
    expect(told()).toContain(`${rule}: ${line}`);
  });

  test('have a door: the sandbox starts the product', () => {
    expect(told()).not.toContain('src/sandbox/app.ts');
  });
});

describe('a checker of imports that reads nothing', () => {
  const told = telling('imports', {
    '.dependency-cruiser.cjs': "module.exports = { forbidden: [], options: { exclude: { path: '^src/domain' } } };\n",
  });

  test('is not taken for a clean project', () => {
    expect(told()).toContain('src/domain/lead.ts was not read by dependency-cruiser');
  });
});

describe('lint', () => {
  const told = telling('lint', {
    'src/domain/untidy.ts': 'export const untidy={a:1}\n',
    'src/domain/floating.ts': `const later = async () => 1;\n\nexport const floating = () => {\n  later();\n};\n`,
    'src/domain/environment.ts': `export const environment = process.env.HOME;\n`,
    'src/domain/now.ts': `export const now = new Date();\n`,
    'src/bot/stamp.ts': `export const stamp = Date.now();\n`,
    'src/integrations/http/dice.ts': `export const dice = Math.random();\n`,
    'src/integrations/http/id.ts': `import { randomUUID } from 'node:crypto';\n\nexport const id = randomUUID();\n`,
    'src/bot/timer.ts': `export const timer = () => setTimeout(() => undefined, 1);\n`,
    'src/bot/default.ts': `const one = 1;\n\nexport default one;\n`,
    'src/bot/anything.ts': `export const anything = (it: any) => it;\n`,
    'src/bot/import.ts': `import { lead } from '../domain/lead.ts';\n\nexport type Lead = ReturnType<typeof lead>;\n`,
  });

  test.each([
    ['src/domain/untidy.ts', 'format'],
    ['src/domain/floating.ts:4:3', 'lint/nursery/noFloatingPromises'],
    ['src/domain/environment.ts:1:28', 'lint/style/noProcessEnv'],
    ['src/domain/now.ts:1:20', 'plugin'],
    ['src/bot/stamp.ts:1:22', 'plugin'],
    ['src/integrations/http/dice.ts:1:21', 'plugin'],
    ['src/integrations/http/id.ts:3:19', 'plugin'],
    ['src/bot/timer.ts:1:28', 'plugin'],
    ['src/bot/default.ts:3:8', 'lint/style/noDefaultExport'],
    ['src/bot/anything.ts:1:30', 'lint/suspicious/noExplicitAny'],
    ['src/bot/import.ts:1:8', 'lint/style/useImportType'],
  ])('finds fault with %s: %s', (place, rule) => {
    expect(told()).toMatch(new RegExp(`${place.replaceAll('.', '\\.')}.* ${rule}\\b`));
  });
});

describe('types', () => {
  const told = telling('types', {
    'src/domain/wrong.ts': `export const wrong: number = 'one';\n`,
    'src/domain/kind.ts': `export enum Kind {\n  hot,\n}\n`,
    'src/domain/first.ts': `export const first = (list: string[]): string => list[0];\n`,
  });

  test.each([
    ['a value of another type', 'src/domain/wrong.ts(1,14): error TS2322'],
    ['what Node cannot strip', 'src/domain/kind.ts(1,13): error TS1294'],
    ['an item that may not be there', 'src/domain/first.ts(1,50): error TS2322'],
  ])('refuse %s', (_, complaint) => {
    expect(told()).toContain(complaint);
  });
});

describe('dead code', () => {
  const told = telling('dead-code', {
    'src/domain/unused.ts': `export const unused = 1;\n`,
    'src/domain/lead.ts': `export const lead = (at: Date) => ({ at });\nexport const cold = 1;\n`,
    'src/integrations/postgres/store.ts': `export const store = 1;\n`,
    'migrations/0001-first.ts': `export const up = () => 'select 1';\n`,
  });

  test.each([
    ['a file nobody imports', /Unused files \(1\)\n\s+src\/domain\/unused\.ts/],
    ['an export nobody imports', /Unused exports \(1\)\n\s+cold\s+src\/domain\/lead\.ts/],
    ['a package nobody imports', /Unused dependencies \(1\)\n\s+kysely\s+package\.json/],
  ])('is found: %s', (_, complaint) => {
    expect(told()).toMatch(complaint);
  });
});
