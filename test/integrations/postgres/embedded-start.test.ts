import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../src/integrations/postgres/database.ts';

describe('starting on embedded data', () => {
  test('loses nothing that was kept when the process is killed, and goes on from there', {
    timeout: 120_000,
  }, async () => {
    const dataDir = await temporaryFolder();
    const first = start(dataDir);
    const keptByFirst = await keptUntilKilled(first, 20);
    const second = start(dataDir);
    const keptBySecond = await keptUntilKilled(second, 20);

    const { db, close } = await openDatabase({ dataDir });
    onTestFinished(close);
    const rows = await db.selectFrom('team').select('team_id').execute();

    const ids = new Set(rows.map(({ team_id }) => team_id));
    for (let count = 1; count <= keptByFirst; count++) expect(ids).toContain(`${first.pid}-${count}`);
    for (let count = 1; count <= keptBySecond; count++) expect(ids).toContain(`${second.pid}-${count}`);
  });

  test('touches no file of the database while another process has it', async () => {
    const dataDir = await temporaryFolder();
    const lockOnly = fork(new URL('../../support/hold-data-dir.ts', import.meta.url), [dataDir], { execArgv: [] });
    onTestFinished(() => void lockOnly.kill('SIGKILL'));
    await once(lockOnly, 'message');

    const [answer] = await once(start(dataDir), 'message');

    expect(answer.refusal).toContain(`process ${lockOnly.pid}`);
    expect(await readdir(dataDir)).not.toContain('pglite');
  });
});

function start(dataDir: string): ChildProcess {
  const child = fork(new URL('../../support/open-embedded.ts', import.meta.url), [dataDir], { execArgv: [] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Kills the process once it has said that it kept so many, and returns how many it had said in the end. */
async function keptUntilKilled(child: ChildProcess, enough: number): Promise<number> {
  let kept = 0;
  child.on('message', (message: { kept: number }) => {
    kept = message.kept;
    if (kept === enough) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return kept;
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'storydesk-data-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
