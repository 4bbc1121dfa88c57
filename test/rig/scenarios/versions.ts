import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Program, startProgram } from '../../support/program/program.ts';
import { again } from '../repeat.ts';
import { busyScenario } from './busy.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The version before it is the old one: the last that knew nothing of these tables. */
const newestMigration = 'migrations/0004-figures.ts';

/**
 * The old version starts first and stays; the new one starts beside it, migrates, and is killed now and then. Instagram
 * tells them in turn, Slack whichever it likes.
 */
export const versions = busyScenario({
  about: 'the version before the last migration and this one, side by side over one database',
  over: ['postgres'],
  processes: 1,
  async begin({ cluster, random, say }) {
    if (!cluster) throw new Error('An empty database is needed: npm run test:processes');
    const old = await unpackOldVersion(say);
    let oldProgram: Program | undefined;
    return {
      stage: { databaseUrl: () => cluster.createDatabase('empty') },
      async over(stage) {
        const env = { ...stage.env, PORT: String(await stage.freePort()) };
        oldProgram = startProgram(env, pathToFileURL(join(old, 'src/main.ts')).href);
        await oldProgram.untilReady();
        return {};
      },
      strike:
        ({ stage, crew }) =>
        (calm) =>
          again(calm, random, [1_000, 3_000], async (count) => {
            if (oldProgram?.hasEnded()) throw new Error(`The old version has ended:\n${oldProgram.said()}`);
            if (count % 2 === 0) stage.instagram.deliverTo(`${oldProgram?.url}/instagram/webhook`);
            else crew.tell(0);
            if (count % 4 === 3) await crew.replace(0);
          }),
      async close() {
        await oldProgram?.stopped();
        await rm(old, { recursive: true, force: true });
      },
    };
  },
});

/** The old version in a directory of its own, with the packages of this one. */
async function unpackOldVersion(say: (line: string) => void): Promise<string> {
  const git = (...args: string[]) => run('git', args, { cwd: root });
  const added = await git('log', '--diff-filter=A', '--format=%H', '--', newestMigration).catch(() => ({ stdout: '' }));
  const commit = added.stdout.trim().split('\n').at(-1);
  const parent = commit && (await git('rev-parse', '--verify', `${commit}^`).catch(() => undefined))?.stdout.trim();
  if (!parent) {
    throw new Error(
      `The version before ${newestMigration} is not in this clone: its history is shallow, or it is no clone. ` +
        'Get all of it with: git fetch --unshallow',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'storydesk-old-'));
  const archive = join(folder, 'old.tar');
  await git('archive', '--output', archive, parent);
  await run('tar', ['-xf', archive, '-C', folder]);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  say(`the old version is ${parent.slice(0, 7)}`);
  return folder;
}
