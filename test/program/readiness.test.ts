import { describe, expect, test, vi } from 'vitest';
import { gateTo } from '../support/program/gate.ts';
import { openStage, stageForTest } from '../support/program/stage.ts';

describe('/readyz', () => {
  test('waits for the first hello of Slack, while /healthz and /metrics answer', async () => {
    const stage = await stageForTest();
    const forgiven = stage.slack.faults.add({ method: 'apps.connections.open', kind: 'server-error' });
    const program = stage.start();
    await program.untilListening();

    expect(await program.get('/readyz')).toMatchObject({ status: 503, text: expect.stringContaining('not reached') });
    expect(await program.get('/healthz')).toMatchObject({ status: 200 });
    expect(await program.get('/metrics')).toMatchObject({
      status: 200,
      text: expect.stringContaining('storydesk_deliveries_received_total 0'),
    });
    forgiven();
    await program.untilReady();
  });

  test('says no while the database is gone, and yes once it is back', async () => {
    const stage = await stageForTest();
    const { DATABASE_URL = '' } = stage.env;
    const gate = await gateTo(Number(new URL(DATABASE_URL).port));
    await gate.open();
    const program = stage.start({ DATABASE_URL: gate.through(DATABASE_URL) });
    await program.untilReady();

    await gate.shut();
    expect(await program.get('/readyz')).toMatchObject({
      status: 503,
      text: expect.stringContaining('does not answer'),
    });
    expect(await program.get('/healthz')).toMatchObject({ status: 200 });

    await gate.open();
    await program.untilReady();
  });

  test.concurrent('stays 200 for a passing fault of Slack, and says no after 30 s without a socket', async (context) => {
    const stage = await openStage();
    context.onTestFinished(() => stage.close());
    const program = stage.start();
    await program.untilReady();
    const ready = async () => (await program.get('/readyz')).status;

    stage.slack.refuseNewSockets(40_000);
    stage.slack.dropSockets();
    const droppedAt = performance.now();
    await expect.poll(() => stage.slack.openSockets).toBe(0);
    expect(await ready()).toBe(200);

    await vi.waitFor(async () => expect(await ready()).toBe(503), { timeout: 40_000, interval: 100 });
    expect(performance.now() - droppedAt).toBeGreaterThan(29_500);
    expect(performance.now() - droppedAt).toBeLessThan(33_000);
  });
});
