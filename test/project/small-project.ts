import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

const root = join(import.meta.dirname, '../..');
const houseRules = [
  '.dependency-cruiser.cjs',
  '.gitignore',
  'biome.json',
  'knip.json',
  'tsconfig.json',
  'scripts/no-hidden-time-or-chance.grit',
];

/** A project with every room, in which all is well. */
const files: Readonly<Record<string, string>> = {
  'package.json': `{
  "name": "small",
  "type": "module",
  "scripts": {
    "start": "node src/main.ts"
  },
  "dependencies": {
    "kysely": "*",
    "pino": "*",
    "zod": "*"
  },
  "devDependencies": {
    "@types/node": "*",
    "typescript": "*",
    "ws": "*"
  }
}
`,
  'src/main.ts': `import { app } from './app.ts';
import { slack } from './sandbox/slack.ts';

app();
slack();
`,
  'src/sandbox/slack.ts': `import { WebSocketServer } from 'ws';

export const slack = () => new WebSocketServer({ port: 0 });
`,
  'src/app.ts': `import { greet } from './bot/greet.ts';
import { readConfig } from './config.ts';
import { server } from './integrations/http/server.ts';
import { store } from './integrations/postgres/store.ts';
import { systemClock } from './integrations/system/system-clock.ts';

/** Puts everything together. */
export const app = () => [greet, readConfig(), server, store, systemClock];
`,
  'src/integrations/system/system-clock.ts': `export const systemClock = { now: () => new Date() };\n`,
  'src/config.ts': `import { z } from 'zod';

export const readConfig = () => z.object({}).parse(process.env);
`,
  'src/domain/lead.ts': `export const lead = (at: Date) => ({ at });\n`,
  'src/bot/greet.ts': `import { lead } from '../domain/lead.ts';

export const greet = (now: Date) => lead(now);
`,
  'src/integrations/http/server.ts': `import { createServer } from 'node:http';
import { pino } from 'pino';

export const server = () => ({ http: createServer(), log: pino() });
`,
  'src/integrations/postgres/store.ts': `import { sql } from 'kysely';
import type { Logger } from 'pino';

export const store = (log: Logger) => ({ log, sql });
`,
  'migrations/0001-first.ts': `import { sql } from 'kysely';\n\nexport const up = () => sql\`select 1\`;\n`,
};

export interface SmallProject {
  /** Runs one of the checks of `npm run check` there. */
  check(name: string): Promise<{ readonly passed: boolean; readonly output: string }>;
  remove(): Promise<void>;
}

/** Writes a small project under the house rules of this one; `planted` files are added, or put in place of its own. */
export async function smallProject(planted: Readonly<Record<string, string>> = {}): Promise<SmallProject> {
  const directory = await mkdtemp(join(tmpdir(), 'storydesk-walls-'));
  for (const file of houseRules) await cp(join(root, file), join(directory, file));
  for (const [path, content] of Object.entries({ ...files, ...planted })) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
  return {
    async check(name) {
      const run = spawn(process.execPath, [join(root, 'scripts/check.ts'), name], { cwd: directory });
      const [output, exitCode] = await Promise.all([
        text(run.stdout),
        new Promise((resolve, reject) => run.once('error', reject).once('close', resolve)),
      ]);
      return { passed: exitCode === 0, output };
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
