import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { cardOf, shownCards } from '../support/program/shown-cards.ts';
import { type Stage, stageForTest } from '../support/program/stage.ts';

/** sysexits.h EX_TEMPFAIL: somebody else is at work, try again later. */
const heldByAnother = 75;
/** For what comes when it comes. */
const patience = { timeout: 30_000 };

describe('a data directory that another process holds', () => {
  test('is refused within a second of asking, naming the holder, and not touched', async () => {
    const stage = await stageForTest({ database: 'embedded' });
    const holder = stage.start();
    await holder.untilReady();
    const before = await settled(join(stage.env.DATA_DIR ?? '', 'pglite'));

    let quickestMs = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 5 && quickestMs >= 1_000; tries += 1) {
      const { second, code, askingMs } = await startSecond(stage);
      expect(code).toBe(heldByAnother);
      expect(second.complained()).toContain(`is in use by process ${holder.pid}`);
      quickestMs = Math.min(quickestMs, askingMs);
    }

    // Whatever else the machine does only ever adds: the quickest is what the product itself takes.
    expect(quickestMs).toBeLessThan(1_000);
    expect(await snapshot(join(stage.env.DATA_DIR ?? '', 'pglite'))).toEqual(before);
    stage.instagram.viewer('jane.doe').sendDm('still there?');
    await vi.waitFor(() => cardOf(stage.slack, 'jane.doe'), patience);
  });

  test('names a holder that is stopped and cannot answer', async () => {
    const stage = await stageForTest({ database: 'embedded' });
    const holder = stage.start();
    await holder.untilReady();
    holder.kill('SIGSTOP');

    const second = stage.start({ PORT: String(await stage.freePort()) });

    expect((await second.ended).code).toBe(heldByAnother);
    expect(second.complained()).toContain(`is in use by process ${holder.pid}`);
  });

  test('is free at once when its holder was killed', async () => {
    const stage = await stageForTest({ database: 'embedded' });
    const first = stage.start();
    await first.untilReady();
    stage.instagram.viewer('jane.doe').sendDm('price?');
    await vi.waitFor(() => cardOf(stage.slack, 'jane.doe'), patience);
    await first.killed();

    const second = stage.start();
    await second.untilReady();
    stage.instagram.viewer('tom.k').sendDm('and this one?');

    await vi.waitFor(() => cardOf(stage.slack, 'tom.k'), patience);
    expect(shownCards(stage.slack)).toHaveLength(2);
  });
});

describe('SIGTERM', () => {
  test('ends with 0 after what is under way, and loses nothing', async () => {
    const stage = await stageForTest();
    const first = stage.start();
    await first.untilReady();
    stage.slack.faults.add({ method: 'chat.postMessage', kind: 'delay', ms: 1_500, times: 1 });
    stage.instagram.viewer('jane.doe').sendDm('price?');
    await expect.poll(() => stage.slack.calls.map(({ method }) => method)).toContain('chat.postMessage');

    expect(await first.stopped()).toMatchObject({ code: 0, signal: null });

    expect(shownCards(stage.slack)).toHaveLength(1);
    const second = stage.start();
    await second.untilReady();
    stage.instagram.viewer('tom.k').sendDm('me too');
    await vi.waitFor(() => cardOf(stage.slack, 'tom.k'), patience);
    expect(shownCards(stage.slack)).toHaveLength(2);
  });

  test('takes no webhook any more: Instagram keeps it', async () => {
    const stage = await stageForTest();
    const program = stage.start();
    await program.untilReady();
    await program.stopped();

    stage.instagram.viewer('jane.doe').sendDm('anybody there?');
    await stage.instagram.settled();
    const [delivery] = stage.instagram.ledger.deliveries;
    expect(delivery?.state).toBe('retrying');

    await stage.start().untilReady();
    if (delivery) await stage.instagram.redeliver(delivery);
    await vi.waitFor(() => cardOf(stage.slack, 'jane.doe'), patience);
  });

  test('once more ends at once', async () => {
    const stage = await stageForTest();
    const program = stage.start();
    await program.untilReady();
    stage.slack.faults.add({ method: 'chat.postMessage', kind: 'hang', applied: false });
    stage.instagram.viewer('jane.doe').sendDm('price?');
    await expect.poll(() => stage.slack.calls.map(({ method }) => method)).toContain('chat.postMessage');

    program.kill('SIGTERM');
    await expect.poll(() => stage.slack.openSockets, { timeout: 5_000 }).toBe(0);
    expect(program.hasEnded()).toBe(false);
    const askedAgainAt = performance.now();
    program.kill('SIGTERM');
    await program.ended;

    expect(performance.now() - askedAgainAt).toBeLessThan(1_000);
  });

  test('ends a process that still waits for Slack', async () => {
    const stage = await stageForTest();
    stage.slack.faults.add({ method: 'auth.test', kind: 'server-error' });
    const program = stage.start();
    await program.untilListening();
    await expect.poll(() => program.said()).toContain('asking again');

    expect(await program.stopped()).toMatchObject({ code: 0 });
  });

  test('ends a process that still waits for the first hello', async () => {
    const stage = await stageForTest();
    stage.slack.refuseNewSockets(60_000);
    const program = stage.start();
    await expect.poll(() => program.said(), patience).toContain('A socket to Slack is over');

    expect(await program.stopped()).toMatchObject({ code: 0 });
  });
});

/** Starts one that is refused, and says how much longer that took than to start at all, measured beside it. */
async function startSecond(stage: Stage) {
  const second = stage.start({ PORT: String(await stage.freePort()) });
  const starter = stage.start({ PORT: 'none' });
  const [{ code, afterMs }, { afterMs: startMs }] = await Promise.all([second.ended, starter.ended]);
  return { second, code, askingMs: afterMs - startMs };
}

/** What is there once the holder has written what it writes when it starts. */
async function settled(directory: string): Promise<Record<string, string>> {
  let last: Record<string, string> = {};
  await vi.waitFor(
    async () => {
      const before = last;
      last = await snapshot(directory);
      expect(last).toEqual(before);
    },
    { timeout: 60_000, interval: 2_000 },
  );
  return last;
}

/** Every file with its size and time of change. */
async function snapshot(directory: string): Promise<Record<string, string>> {
  const names = await readdir(directory, { recursive: true });
  const entries = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(directory, name));
      return [name, `${size} ${mtimeMs}`] as const;
    }),
  );
  return Object.fromEntries(entries);
}
