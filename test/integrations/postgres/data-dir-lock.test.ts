import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { askHolder, type HolderAnswer } from '../../../src/integrations/postgres/data-dir-holder.ts';
import { DataDirHeld, holdDataDir } from '../../../src/integrations/postgres/data-dir-lock.ts';
import { DataDirUnusable } from '../../../src/integrations/postgres/data-dir-lock-files.ts';

describe('holding a data directory', () => {
  test('is refused within a second, naming the holder, while another process has it', async () => {
    const dir = await temporaryFolder();
    const holder = await starter(dir);

    const startedAt = performance.now();
    const second = holdDataDir(dir);

    await expect(second).rejects.toThrow(DataDirHeld);
    await expect(second).rejects.toMatchObject({ pid: holder.process.pid });
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  test('is refused just so while the holder is stopped and cannot answer', async () => {
    const dir = await temporaryFolder();
    const holder = await starter(dir);
    holder.process.kill('SIGSTOP');

    const startedAt = performance.now();
    const second = holdDataDir(dir);

    await expect(second).rejects.toMatchObject({ pid: holder.process.pid });
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  test('works at once after the holder was killed', async () => {
    const dir = await temporaryFolder();
    const holder = await starter(dir);
    holder.process.kill('SIGKILL');
    await once(holder.process, 'exit');

    const held = await holdDataDir(dir);

    await held.release();
  });

  test('is granted to exactly one of ten that start at once over the remains of a killed one', async () => {
    const dir = await temporaryFolder();
    const killed = await starter(dir);
    killed.process.kill('SIGKILL');
    await once(killed.process, 'exit');

    const startAt = Date.now() + 3_000;
    const starters = await Promise.all(Array.from({ length: 10 }, () => starter(dir, startAt)));

    const holders = starters.filter(({ outcome }) => outcome.held);
    const refusals = new Set(starters.flatMap(({ outcome }) => (outcome.held ? [] : [outcome.refusal])));
    expect(holders).toHaveLength(1);
    expect([...refusals]).toStrictEqual([String(new DataDirHeld(dir, holders[0]?.process.pid))]);
  });

  test('never has two holders, however often holders are released while others try', async () => {
    const dir = await temporaryFolder();
    let holding = 0;
    let granted = 0;

    const taker = async () => {
      for (let attempt = 0; attempt < 40; attempt++) {
        const held = await holdDataDir(dir).catch((error: unknown) => {
          if (!(error instanceof DataDirHeld)) throw error;
        });
        if (!held) continue;
        granted++;
        expect(++holding).toBe(1);
        await Promise.resolve();
        holding--;
        await held.release();
      }
    };
    await Promise.all(Array.from({ length: 6 }, taker));

    expect(granted).toBeGreaterThan(10);
    expect((await readdir(dir)).length).toBeLessThan(12);
  });

  test('can be taken again after it was released', async () => {
    const dir = await temporaryFolder();
    await (await holdDataDir(dir)).release();

    const again = await holdDataDir(dir);

    await again.release();
  });

  test('makes the directory and keeps it from other users', async () => {
    const dir = join(await temporaryFolder(), 'a', 'b');

    const held = await holdDataDir(dir);

    await expect(readdir(dir)).resolves.toContain('storydesk.1.sock');
    await held.release();
  });

  test.each([
    ['where the system lets nobody make anything', '/proc/nope'],
    ['below a file', join(import.meta.filename, 'data')],
    ['in place of a file', import.meta.filename],
  ])('says what to do about a directory %s', async (_where, dir) => {
    await expect(holdDataDir(dir)).rejects.toThrow(/cannot be made: .*\. Set DATA_DIR to a directory/);
    await expect(holdDataDir(dir)).rejects.toThrow(DataDirUnusable);
  });

  test('works in a long path near the working directory, and says so where it cannot', async () => {
    const near = await mkdtemp('data-dir-lock-');
    onTestFinished(() => rm(near, { recursive: true }));
    const far = join(await temporaryFolder(), 'd'.repeat(120));

    const held = await holdDataDir(near);

    await held.release();
    await expect(holdDataDir(far)).rejects.toThrow(DataDirUnusable);
  });
});

describe('the control door', () => {
  test('lets another process speak with the holder', async () => {
    const dir = await temporaryFolder();
    const holder = await starter(dir);

    const answer = await askHolder(dir, '/digest', '{"post":true}');

    expect(answer?.status).toBe(200);
    expect(await textOf(answer)).toBe(`${holder.process.pid} heard /digest {"post":true}`);
  });

  test('is not there when nobody holds the directory, or no more', async () => {
    const dir = await temporaryFolder();
    const before = await askHolder(dir, '/digest', '');
    await (await holdDataDir(dir)).release();
    const after = await askHolder(dir, '/digest', '');

    expect([before, after]).toStrictEqual([undefined, undefined]);
  });

  test('answers 500 when the listener fails, and lives on', async () => {
    const dir = await temporaryFolder();
    const held = await holdDataDir(dir, {
      control: async () => {
        throw new Error('no such digest');
      },
    });
    onTestFinished(() => held.release());

    for (const _ of ['once', 'twice']) {
      const answer = await askHolder(dir, '/digest', '');

      expect(answer?.status).toBe(500);
      expect(await textOf(answer)).toBe('Error: no such digest');
    }
  });
});

const textOf = (answer: HolderAnswer | undefined) => answer && text(answer.body);

type Outcome = { held: true } | { held: false; refusal: string };

/** A real process that has tried to hold `dir`; ended with the test. */
async function starter(dir: string, startAt = 0): Promise<{ process: ChildProcess; outcome: Outcome }> {
  const child = fork(new URL('../../support/hold-data-dir.ts', import.meta.url), [dir, String(startAt)], {
    execArgv: [],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [outcome] = await once(child, 'message');
  return { process: child, outcome };
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'storydesk-lock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
