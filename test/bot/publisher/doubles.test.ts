import { describe, expect, test } from 'vitest';
import type { LeadId } from '../../../src/domain/ids.ts';
import { dismiss } from '../../../src/domain/lead/finish-lead.ts';
import type { TaskHandler } from '../../../src/domain/task/task-handler.ts';
import { aComment, ben, noon } from '../../domain/builders.ts';
import { ManualClock } from '../../sandbox/slack/manual-clock.ts';
import { freshPostgresUrl, onBoth, openPostgres } from '../../support/databases.ts';
import { leaseSeconds, openStage, type Stage, textOf } from './stage.ts';

const method = 'chat.postMessage';

/** Two processes over one Postgres, before one Slack. The second does not run yet. */
async function twoProcesses(options: Parameters<typeof openStage>[1] = {}): Promise<[Stage, Stage]> {
  const url = await freshPostgresUrl();
  const clock = new ManualClock(noon.toISOString());
  const first = await openStage(await openPostgres(url), { limits: {}, ...options, clock });
  const second = await openStage(await openPostgres(url), {
    clock,
    slack: first.slack,
    process: 'b',
    isRunning: false,
  });
  return [first, second];
}

const doublesSought = async ({ db }: Stage) =>
  db
    .selectFrom('task')
    .select('due_at')
    .where('kind', '=', 'find-doubles')
    .where('outcome', 'is', null)
    .executeTakeFirst();

describe('two processes over one Postgres', () => {
  test('post every card once, within one pace', async () => {
    const [first, second] = await twoProcesses();
    second.runner.start();
    for (let index = 0; index < 20; index += 1) {
      const desk = index % 2 ? first : second;
      await desk.receive(aComment(`${100 + index}`, `viewer.${index}`));
    }

    for (let seconds = 0; seconds < 25; seconds += 1) {
      second.runner.wake();
      await first.pass(1);
    }

    expect(first.cards()).toHaveLength(20);
    expect(first.calls(method)).toHaveLength(20);
    expect(first.slack.calls.filter(({ status }) => status === 429)).toEqual([]);
  });
});

describe('a process that was frozen', () => {
  test('between its intent and its call posts a second card; the later of the two is gone within a minute', async () => {
    const [frozen, other] = await twoProcesses();
    const frozenMs = (leaseSeconds + 30) * 1000;
    frozen.slack.faults.add({ method, kind: 'delay', ms: frozenMs, times: 1 });
    await frozen.receive(aComment('7', 'jane'));
    await frozen.until(() => frozen.calls(method).length === 1);

    other.runner.start();
    await frozen.until(async () => (await other.post('card:a-00001'))?.state === 'posting');
    frozen.clock.advance(leaseSeconds * 1000);
    other.runner.wake();
    await other.until(() => other.cards().length === 1);
    const [kept] = other.cards();
    frozen.clock.advance(30_000);
    await other.until(async () => other.cards().length === 2 && (await doublesSought(other)) !== undefined);
    await other.pass(60);

    expect(other.cards().map(({ ts }) => ts)).toEqual([kept?.ts]);
    expect(await other.post('card:a-00001')).toMatchObject({ state: 'shown', message_ts: kept?.ts });
  });

  test('before it decided does not post at all', async () => {
    let thaw = () => {};
    const isFrozen = new Promise<void>((resolve) => {
      thaw = resolve;
    });
    const around =
      (publish: TaskHandler): TaskHandler =>
      async (task, run) => {
        await isFrozen;
        return publish(task, run);
      };
    const [frozen, other] = await twoProcesses({ around });
    await frozen.receive(aComment('7', 'jane'));
    await frozen.until(async () => (await leased(frozen)) === 1);
    // Who is frozen looks for no work either; or it might take its own task again the moment the lease has ended.
    const stopped = frozen.runner.stop();

    frozen.clock.advance(leaseSeconds * 1000);
    other.runner.start();
    await other.until(() => other.cards().length === 1);
    thaw();
    await stopped;
    await frozen.until(() => frozen.log.join('\n').includes('was taken over'));
    await other.pass(120);

    expect(other.calls(method)).toHaveLength(1);
    expect(other.cards()).toHaveLength(1);
    expect(frozen.log.join('\n')).toContain('was taken over');
  });
});

const leased = async ({ db }: Stage) =>
  (
    await db
      .selectFrom('task')
      .select('task_id')
      .where('lease_until', 'is not', null)
      .where('kind', '=', 'publish')
      .execute()
  ).length;

describe('a second message that shows the same', () => {
  onBoth('is deleted a minute later, also when the first attempts at that fail', async (database) => {
    const stage = await openStage(database, { deadlineMs: 2000 });
    await stage.receive(aComment('7', 'jane'));
    await stage.settle();
    const [card] = stage.cards();
    const lead = String(card?.metadata?.event_payload.lead_id);
    await double(stage, lead);
    stage.slack.faults.add({ method: 'chat.delete', kind: 'rate-limited', retryAfterSeconds: 10, times: 1 });
    stage.slack.faults.add({ method: 'chat.delete', kind: 'server-error', times: 1 });

    await stage.database.stores.tasks.schedule({
      team: stage.account.team,
      kind: 'find-doubles',
      key: `card:${lead}`,
      dueAt: stage.clock.now(),
    });
    await stage.pass(60);

    expect(stage.cards().map(({ ts }) => ts)).toEqual([card?.ts]);
    expect(stage.calls('chat.delete')).toHaveLength(3);
  });

  onBoth('is brought up to date when it is the first, and arrives only once its lead is over', async (database) => {
    const stage = await openStage(database, { deadlineMs: 250 });
    stage.slack.faults.add({ method, kind: 'cut-before', times: 1 });
    await stage.receive(aComment('7', 'jane'));
    await stage.settle();
    const [lead] = (await stage.leads()) as LeadId[];
    await dismiss(stage, { team: stage.account.team, lead: lead as LeadId, by: ben, cause: 'button' }, false);
    await stage.pass(40);
    await double(stage, String(lead));
    await stage.pass(120);

    expect(stage.calls(method)).toHaveLength(2);
    expect(stage.cards().map(textOf)).toEqual([expect.stringContaining('not a lead')]);
  });

  /** Posts the card once more, behind the publisher's back. */
  async function double(stage: Stage, lead: string): Promise<void> {
    const answer = await fetch(`${stage.slack.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stage.slack.identity.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        channel: stage.account.desk,
        text: 'again',
        metadata: { event_type: 'storydesk_card', event_payload: { lead_id: lead, version: 1 } },
      }),
    });
    if (!answer.ok) throw new Error(`Slack answered ${answer.status}`);
  }
});
