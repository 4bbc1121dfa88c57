import { describe, expect } from 'vitest';
import { cardOf, replyTo, threadOf } from '../../../src/domain/card/post.ts';
import { channelId, type LeadId, messageId } from '../../../src/domain/ids.ts';
import { claim, release } from '../../../src/domain/lead/change-lead.ts';
import { dismiss } from '../../../src/domain/lead/finish-lead.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import type { Fault } from '../../../src/sandbox/slack/web-api/faults.ts';
import { aDm, ben, chloe, minutesLater } from '../../domain/builders.ts';
import { aTemplate, inEnglish } from '../../domain/template/template-builders.ts';
import { onBoth } from '../../support/databases.ts';
import { openStage, type Stage, type StageOptions, textOf } from './stage.ts';

const method = 'chat.postMessage';
const price = inEnglish('It is {ask: price}.');

/** A desk with one template, where somebody has written: their card stands, unless the runner does not run. */
async function deskWithDm(database: Database, options: StageOptions = {}): Promise<[Stage, LeadId]> {
  const stage = await openStage(database, options);
  await save(stage);
  await stage.receive(aDm('7', { mid: 'm1', text: 'price?' }));
  if (options.isRunning !== false) await stage.pass(2);
  const [lead] = await stage.leads();
  if (!lead) throw new Error('The message opened no lead');
  return [stage, lead];
}

const save = ({ database, account, clock }: Stage, template = price) =>
  database.stores.templates.save(account.team, template, { by: undefined, cause: 'library' }, clock.now());

const press = ({ account }: Stage, lead: LeadId, by = ben) => ({ team: account.team, lead, by, cause: 'button' });

/** Somebody answers in the Instagram app. */
const weWrite = (stage: Stage, mid: string, at: Date) =>
  stage.receive({
    type: 'echo',
    account: stage.account.id,
    happenedAt: at,
    message: messageId(mid),
    to: { igsid: '7' },
    text: 'Hello!',
  });
const theyWrite = (stage: Stage, mid: string, text: string, at: Date) =>
  stage.receive(aDm('7', { mid, text, happenedAt: at }));

/** Ben has claimed them, we have written at 12:01, and they at 12:02. */
async function deskWithReply(database: Database, options: StageOptions = {}): Promise<[Stage, LeadId]> {
  const [stage, lead] = await deskWithDm(database, options);
  await claim(stage, press(stage, lead));
  await weWrite(stage, 'ours-1', minutesLater(1));
  await stage.pass(2);
  await theyWrite(stage, 'm2', 'In blue?', minutesLater(2));
  await stage.pass(2);
  return [stage, lead];
}

const replies = (stage: Stage) => stage.threads().filter(({ metadata }) => isReply(metadata?.event_payload.what));
const isReply = (what: unknown) => String(what).startsWith('reply-');

describe('suggestions', () => {
  onBoth(
    'stand in the thread of the card once somebody has claimed it, and in the channel only there',
    async (database) => {
      const [stage, lead] = await deskWithDm(database);

      await claim(stage, press(stage, lead));
      await stage.pass(2);

      expect(stage.threads()).toMatchObject([
        {
          threadTs: stage.cards()[0]?.ts,
          broadcast: false,
          metadata: { event_type: 'storydesk_thread', event_payload: { lead_id: lead, what: 'suggestions' } },
        },
      ]);
      expect(textOf(stage.threads()[0])).toContain('It is [price].');
    },
  );

  onBoth('are not posted when no template fits', async (database) => {
    const stage = await openStage(database);
    await save(stage, aTemplate({ step: 'day2', promotional: true }));
    await stage.receive(aDm('7'));
    const [lead] = (await stage.leads()) as [LeadId];

    await claim(stage, press(stage, lead));
    await stage.pass(60);

    expect(stage.threads()).toEqual([]);
  });

  onBoth('reach to the next steps when the first has too few, but for offers', async (database) => {
    const stage = await openStage(database);
    await save(stage, aTemplate({ step: 'day2' }));
    await stage.receive(aDm('7'));
    const [lead] = (await stage.leads()) as [LeadId];

    await claim(stage, press(stage, lead));
    await stage.pass(60);

    expect(stage.threads()).toHaveLength(1);
  });

  onBoth(
    'shrink to one line when the lead is given back, and come back in place with the next claim',
    async (database) => {
      const [stage, lead] = await deskWithDm(database);
      await claim(stage, press(stage, lead));
      await stage.pass(2);

      await release(stage, press(stage, lead), false);
      await stage.pass(2);
      const released = stage.threads()[0]?.blocks;
      await claim(stage, press(stage, lead, chloe));
      await stage.pass(2);

      expect(released).toHaveLength(1);
      expect(stage.threads()).toHaveLength(1);
      expect(textOf(stage.threads()[0])).toContain('It is [price].');
      expect(stage.calls(method)).toHaveLength(2); // the card, and these
    },
  );

  onBoth('shrink to one line when the lead is answered or closed', async (database) => {
    const [stage, lead] = await deskWithDm(database);
    await claim(stage, press(stage, lead));
    await stage.pass(2);

    await weWrite(stage, 'ours-1', minutesLater(1));
    await stage.pass(2);
    const answered = textOf(stage.threads()[0]);
    await dismiss(stage, press(stage, lead), false);
    await stage.pass(2);

    expect(answered).toContain('answered');
    expect(stage.threads()[0]?.blocks).toHaveLength(1);
    expect(textOf(stage.threads()[0])).toBe(answered); // what happened first is what counts
  });

  onBoth('are not posted when the lead was given back before it was their turn', async (database) => {
    const [stage, lead] = await deskWithDm(database, { isRunning: false });
    await claim(stage, press(stage, lead));
    await release(stage, press(stage, lead), false);

    stage.runner.start();
    await stage.pass(60);

    expect(stage.cards()).toHaveLength(1);
    expect(stage.threads()).toEqual([]);
  });
});

describe('word of a reply', () => {
  onBoth('comes back into the channel, with both sides, and mentions the owner', async (database) => {
    const [stage, lead] = await deskWithReply(database);

    expect(replies(stage)).toMatchObject([
      {
        threadTs: stage.cards()[0]?.ts,
        broadcast: true,
        metadata: { event_payload: { lead_id: lead, what: replyTo(minutesLater(1)) } },
      },
    ]);
    const [notice] = replies(stage);
    expect(notice?.text).toContain(`<@${ben}>`);
    expect(textOf(notice)).toMatch(/price\?.*Hello!.*In blue\?/s);
  });

  onBoth('takes in what they write further, without another message', async (database) => {
    const [stage] = await deskWithReply(database);
    const postsBefore = stage.calls(method).length;

    await theyWrite(stage, 'm3', 'Or in green?', minutesLater(3));
    await stage.receive({
      type: 'message-unsent',
      account: stage.account.id,
      happenedAt: minutesLater(4),
      message: messageId('m2'),
    });
    await stage.pass(10);

    expect(stage.calls(method)).toHaveLength(postsBefore);
    expect(textOf(replies(stage)[0])).toContain('Or in green?');
    expect(textOf(replies(stage)[0])).not.toContain('In blue?');
  });

  onBoth('shrinks to one line once we have answered, and their next reply is news again', async (database) => {
    const [stage] = await deskWithReply(database);

    await weWrite(stage, 'ours-2', minutesLater(3));
    await stage.pass(2);
    const answered = replies(stage).map(({ blocks }) => blocks.length);
    await theyWrite(stage, 'm3', 'And in green?', minutesLater(4));
    await stage.pass(2);

    expect(answered).toEqual([1]);
    expect(replies(stage)).toHaveLength(2);
    expect(replies(stage)[0]?.blocks).toHaveLength(1);
    expect(textOf(replies(stage)[1])).toContain('And in green?');
  });

  onBoth('mentions nobody and offers the lead while nobody has it', async (database) => {
    const [stage] = await deskWithDm(database);
    await weWrite(stage, 'ours-1', minutesLater(1));
    await theyWrite(stage, 'm2', 'In blue?', minutesLater(2));
    await stage.pass(2);

    expect(textOf(replies(stage)[0])).not.toContain('<@');
    expect(textOf(replies(stage)[0])).toContain('lead_claim');
  });
});

describe('a message in a thread', () => {
  onBoth('waits for its card', async (database) => {
    const [stage, lead] = await deskWithDm(database, { isRunning: false });
    stage.slack.faults.add({ method, kind: 'rate-limited', retryAfterSeconds: 30, times: 1 });
    await claim(stage, press(stage, lead));

    stage.runner.start();
    await stage.pass(29);
    const early = stage.threads().length;
    await stage.pass(30);

    expect(early).toBe(0);
    expect(stage.threads()).toMatchObject([{ threadTs: stage.cards()[0]?.ts }]);
  });

  onBoth('is not posted below a card that a person has deleted', async (database) => {
    const [stage, lead] = await deskWithDm(database);
    const { ts, channel } = stage.cards()[0] ?? { ts: '', channel: '' };
    await stage.slack.as('U0ZOE').deleteMessage(channel, ts);

    await claim(stage, press(stage, lead));
    await stage.pass(120);

    expect(stage.threads()).toEqual([]);
    expect(await stage.alarms()).toEqual([]);
  });

  onBoth('is left deleted when a person deleted it', async (database) => {
    const [stage, lead] = await deskWithDm(database);
    await claim(stage, press(stage, lead));
    await stage.pass(2);
    const { ts, channel } = stage.threads()[0] ?? { ts: '', channel: '' };
    await stage.slack.as('U0ZOE').deleteMessage(channel, ts);

    await release(stage, press(stage, lead), false);
    await stage.pass(2);
    await claim(stage, press(stage, lead, chloe));
    await stage.pass(60);

    expect(stage.threads()).toEqual([]);
    expect(await stage.post(threadOf(lead, 'suggestions'))).toMatchObject({ state: 'deleted' });
  });

  onBoth('stays out of the new desk when the desk has moved: its card stands in the old one', async (database) => {
    const [stage, lead] = await deskWithDm(database);
    await stage.database.stores.accounts.put({ ...stage.account, desk: channelId('C0OTHER') }, stage.clock.now());

    await claim(stage, press(stage, lead));
    await stage.pass(60);

    expect(stage.threads()).toMatchObject([{ threadTs: stage.cards()[0]?.ts }]);
  });
});

describe('what Slack has something against', () => {
  onBoth('is posted at its plainest, with the button that matters', async (database) => {
    const [stage, lead] = await deskWithDm(database);
    stage.slack.faults.add({ method, kind: 'error', error: 'invalid_blocks', times: 1 });

    await claim(stage, press(stage, lead));
    await stage.pass(10);

    expect(stage.threads()).toHaveLength(1);
    expect(stage.threads()[0]?.blocks).toHaveLength(2);
    expect(textOf(stage.threads()[0])).toContain('lead_answer');
  });

  onBoth('stays unposted when it is a thread in a desk that was left: nobody is told', async (database) => {
    const [stage, lead] = await deskWithDm(database);
    await stage.database.stores.accounts.put({ ...stage.account, desk: channelId('C0OTHER') }, stage.clock.now());
    stage.slack.faults.add({ method, kind: 'error', error: 'is_archived', times: 1 });

    await claim(stage, press(stage, lead));
    await stage.pass(60);

    expect(stage.threads()).toEqual([]);
    expect(await stage.alarms()).toEqual([]);
  });
});

const once: [string, Fault][] = [
  ['Slack asks to wait', { method, kind: 'rate-limited', retryAfterSeconds: 7, times: 1 }],
  ['Slack fails with a 500', { method, kind: 'server-error', times: 1 }],
  ['the answer is lost', { method, kind: 'answer-lost', times: 1 }],
  ['the answer is lost, three times', { method, kind: 'answer-lost', times: 3 }],
  ['the connection is cut before', { method, kind: 'cut-before', times: 1 }],
  ['it hangs past the deadline and was done', { method, kind: 'hang', applied: true, times: 1 }],
  ['it hangs past the deadline and was not done', { method, kind: 'hang', applied: false, times: 1 }],
  ['the thread cannot be read either', { method, kind: 'answer-lost', times: 1 }],
];

describe('one message stands in the thread, and only one, although', () => {
  for (const [what, fault] of once) {
    onBoth(what, async (database) => {
      const [stage, lead] = await deskWithDm(database, { deadlineMs: 250 });
      stage.slack.faults.add(fault);
      if (what.startsWith('the thread')) {
        stage.slack.faults.add({
          method: 'conversations.replies',
          kind: 'rate-limited',
          retryAfterSeconds: 5,
          times: 1,
        });
        stage.slack.faults.add({ method: 'conversations.replies', kind: 'server-error', times: 2 });
      }

      await claim(stage, press(stage, lead));
      await stage.pass(180);

      expect(stage.threads()).toHaveLength(1);
      expect(await stage.post(threadOf(lead, 'suggestions'))).toEqual({
        state: 'shown',
        reason: null,
        message_ts: stage.threads()[0]?.ts,
      });
    });
  }

  onBoth('a second one was posted behind our back: it is deleted a minute later', async (database) => {
    const [stage, lead] = await deskWithDm(database);
    await claim(stage, press(stage, lead));
    await stage.pass(2);
    const [kept] = stage.threads();
    await double(stage, lead, String(kept?.threadTs));

    await stage.database.stores.tasks.schedule({
      team: stage.account.team,
      kind: 'find-doubles',
      key: threadOf(lead, 'suggestions'),
      dueAt: stage.clock.now(),
    });
    await stage.pass(2);

    expect(stage.threads().map(({ ts }) => ts)).toEqual([kept?.ts]);
    expect(await stage.post(cardOf(lead))).toMatchObject({ state: 'shown' });
  });

  async function double({ slack, account }: Stage, lead: LeadId, root: string): Promise<void> {
    const answer = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.identity.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        channel: account.desk,
        thread_ts: root,
        text: 'again',
        metadata: { event_type: 'storydesk_thread', event_payload: { lead_id: lead, what: 'suggestions' } },
      }),
    });
    if (!answer.ok) throw new Error(`Slack answered ${answer.status}`);
  }
});
