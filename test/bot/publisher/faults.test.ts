import { describe, expect, test } from 'vitest';
import type { LeadId } from '../../../src/domain/ids.ts';
import { claim, release } from '../../../src/domain/lead/change-lead.ts';
import { recordProfile } from '../../../src/domain/viewer/record-profile.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import type { Fault } from '../../../src/sandbox/slack/web-api/faults.ts';
import { aComment, ben } from '../../domain/builders.ts';
import { freshPglite, freshPostgres, onBoth } from '../../support/databases.ts';
import { openStage, type Stage, textOf } from './stage.ts';

const method = 'chat.postMessage';

const once: [string, Fault][] = [
  ['Slack asks to wait', { method, kind: 'rate-limited', retryAfterSeconds: 7, times: 1 }],
  ['Slack fails with a 500', { method, kind: 'server-error', times: 1 }],
  ['Slack says that something went wrong inside', { method, kind: 'error', error: 'internal_error', times: 1 }],
  ['the answer is lost', { method, kind: 'answer-lost', times: 1 }],
  ['the connection is cut before', { method, kind: 'cut-before', times: 1 }],
  ['the answer is lost, three times', { method, kind: 'answer-lost', times: 3 }],
  ['the connection is cut before, three times', { method, kind: 'cut-before', times: 3 }],
  ['it hangs past the deadline and was done', { method, kind: 'hang', applied: true, times: 1 }],
  ['it hangs past the deadline and was not done', { method, kind: 'hang', applied: false, times: 1 }],
  ['history cannot be read either', { method, kind: 'answer-lost', times: 1 }],
];

async function withBothFaults(database: Database, fault: Fault): Promise<Stage> {
  const stage = await openStage(database, { deadlineMs: 250 });
  stage.slack.faults.add(fault);
  return stage;
}

describe('one card stands, and only one, although', () => {
  for (const [what, fault] of once) {
    onBoth(what, async (database) => {
      const stage = await withBothFaults(database, fault);
      if (what.startsWith('history')) {
        stage.slack.faults.add({
          method: 'conversations.history',
          kind: 'rate-limited',
          retryAfterSeconds: 5,
          times: 1,
        });
        stage.slack.faults.add({ method: 'conversations.history', kind: 'server-error', times: 2 });
      }

      await stage.receive(aComment('7', 'jane'));
      await stage.pass(180);

      expect(stage.cards()).toHaveLength(1);
      const [card] = stage.cards();
      expect(await stage.post(`card:${card?.metadata?.event_payload.lead_id}`)).toEqual({
        state: 'shown',
        reason: null,
        message_ts: card?.ts,
      });
    });
  }
});

describe('a Retry-After', () => {
  onBoth('is waited for, by this channel and by nobody else', async (database) => {
    const stage = await openStage(database);
    await stage.receive(aComment('7', 'jane'));
    await stage.settle();
    stage.slack.faults.add({ method, kind: 'rate-limited', retryAfterSeconds: 30, times: 1 });

    await stage.receive(aComment('8', 'john'));
    await stage.pass(5);
    await claim(stage, press(stage, (await stage.leads())[0] as LeadId));
    await stage.pass(24);
    const during = [stage.calls(method).length, stage.cards().length, stage.calls('chat.update').length];
    await stage.pass(2);

    expect(during).toEqual([2, 1, 1]);
    expect(stage.cards()).toHaveLength(2);
  });
});

describe('an edit without an answer', () => {
  onBoth('is made again until it shows', async (database) => {
    const stage = await openStage(database, { deadlineMs: 250 });
    await stage.receive(aComment('7', 'jane'));
    await stage.settle();
    stage.slack.faults.add({ method: 'chat.update', kind: 'cut-before', times: 1 });
    stage.slack.faults.add({ method: 'chat.update', kind: 'server-error', times: 1 });

    await claim(stage, press(stage, (await stage.leads())[0] as LeadId));
    await stage.pass(30);

    expect(textOf(stage.cards()[0])).toContain(ben);
    expect(stage.calls('chat.update')).toHaveLength(3);
  });
});

describe('a change while the answer to the post is awaited', () => {
  onBoth('is shown by the card that is found', async (database) => {
    const stage = await openStage(database, { deadlineMs: 250 });
    stage.slack.faults.add({ method, kind: 'answer-lost', times: 1 });
    await stage.receive(aComment('7', 'jane'));
    await stage.settle();

    await claim(stage, press(stage, (await stage.leads())[0] as LeadId));
    await stage.pass(30);

    expect(stage.cards()).toHaveLength(1);
    expect(textOf(stage.cards()[0])).toContain(ben);
  });

  onBoth('is shown also when it is no new version of the lead, such as a name that came late', async (database) => {
    const stage = await openStage(database, { deadlineMs: 250 });
    stage.slack.faults.add({ method, kind: 'answer-lost', times: 1 });
    await stage.receive(aComment('7', 'jane'));
    await stage.settle();

    await stage.database.transaction((stores) =>
      recordProfile(stage, stores, stage.account, '7', {
        userName: 'jane.renamed',
        displayName: 'Jane',
        followers: 1,
        followsUs: true,
      }),
    );
    await stage.pass(30);

    expect(stage.cards()).toHaveLength(1);
    expect(textOf(stage.cards()[0])).toContain('jane.renamed');
  });
});

describe('a crash between the intent and the answer', () => {
  for (const applied of [true, false]) {
    const what = applied ? 'after Slack had posted' : 'before Slack had posted';
    for (const [name, fresh] of [
      ['PGlite', freshPglite],
      ['Postgres', freshPostgres],
    ] as const) {
      test(`${what} makes one card in the end (${name})`, async () => {
        const stage = await openStage(await fresh());
        stage.addHang({ method, applied, times: 1 });
        await stage.receive(aComment('7', 'jane'));
        await stage.settle();
        const crashed = stage.cards().length;

        await stage.pass(180);

        expect(crashed).toBe(applied ? 1 : 0);
        expect(stage.cards()).toHaveLength(1);
        expect(stage.calls(method)).toHaveLength(applied ? 1 : 2);
      });
    }
  }
});

describe('a crash between an edit that Slack has made and its record', () => {
  onBoth('leaves nothing standing that was undone meanwhile', async (database) => {
    const stage = await openStage(database);
    await stage.receive(aComment('7', 'jane'));
    await stage.settle();
    const [lead] = (await stage.leads()) as LeadId[];
    stage.addHang({ method: 'chat.update', applied: true, times: 1 });

    await claim(stage, press(stage, lead as LeadId));
    await stage.settle();
    const crashed = textOf(stage.cards()[0]);
    await release(stage, press(stage, lead as LeadId), false);
    await stage.pass(180);

    expect(crashed).toContain(ben);
    expect(textOf(stage.cards()[0])).not.toContain(ben);
  });
});

describe('an edit of somebody who died, which arrives after the next one', () => {
  onBoth('is put right a minute later', async (database) => {
    const stage = await openStage(database);
    await stage.receive(aComment('7', 'jane'));
    await stage.settle();
    const [lead] = (await stage.leads()) as LeadId[];
    stage.addHang({ method: 'chat.update', applied: false, times: 1 });
    await claim(stage, press(stage, lead as LeadId));
    await stage.settle();
    // Until somebody else has made the edit.
    for (let seconds = 0; seconds < 180 && !textOf(stage.cards()[0]).includes(ben); seconds += 1) await stage.pass(1);
    const [card] = stage.cards();
    const takenOver = textOf(card);

    await fetch(`${stage.slack.apiUrl}chat.update`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stage.slack.identity.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: stage.account.desk, ts: card?.ts, text: 'as it was', blocks: [] }),
    });
    const overwritten = textOf(stage.cards()[0]);
    await stage.pass(90);

    expect([takenOver, overwritten, textOf(stage.cards()[0])]).toEqual([
      expect.stringContaining(ben),
      expect.not.stringContaining(ben),
      expect.stringContaining(ben),
    ]);
  });
});

const press = (stage: Stage, lead: LeadId) => ({ team: stage.account.team, lead, by: ben, cause: 'button' });
