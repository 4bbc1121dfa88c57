import { describe, expect } from 'vitest';
import type { LeadId } from '../../../src/domain/ids.ts';
import { claim, renewIfMine } from '../../../src/domain/lead/change-lead.ts';
import { dismiss } from '../../../src/domain/lead/finish-lead.ts';
import { aComment, aReaction, ben, minutesLater } from '../../domain/builders.ts';
import { onBoth } from '../../support/databases.ts';
import { leadOf, openStage, type Stage, textOf } from './stage.ts';

const press = (stage: Stage, lead: LeadId) => ({ team: stage.account.team, lead, by: ben, cause: 'button' });
const only = <T>(items: readonly T[]): T => {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) throw new Error(`Expected one, found ${items.length}`);
  return item;
};

describe('the card of a lead', () => {
  onBoth('is posted once, in its desk, with the lead and its version in the metadata', async (database) => {
    const stage = await openStage(database);

    await stage.receive(aComment('7', 'jane'));
    await stage.settle();

    const lead = only(await stage.leads());
    const card = only(stage.cards());
    expect(card.metadata).toEqual({ event_type: 'storydesk_card', event_payload: { lead_id: lead, version: 1 } });
    expect(card.text).toContain('jane');
    expect(stage.calls('chat.postMessage')).toHaveLength(1);
  });

  onBoth('is edited once for each change people see, and for nothing else', async (database) => {
    const stage = await openStage(database);
    await stage.receive(aComment('7', 'jane'));
    await stage.settle();
    const lead = only(await stage.leads());

    await claim(stage, press(stage, lead));
    await stage.settle();
    await renewIfMine(stage, press(stage, lead)); // in the same second: the claim ends when it ended
    await stage.settle();
    await stage.receive(aComment('7', 'jane')); // the same again
    await stage.settle();
    const afterClaim = stage.calls('chat.update').length;
    await stage.receive(aComment('7', 'jane', { comment: 'c2', text: 'And in blue?', happenedAt: minutesLater(1) }));
    await stage.settle();

    expect([afterClaim, stage.calls('chat.update').length]).toEqual([1, 2]);
    expect(textOf(only(stage.cards()))).toContain('And in blue?');
    expect(only(stage.cards()).metadata?.event_payload).toMatchObject({ version: 4 });
    expect(stage.calls('chat.postMessage')).toHaveLength(1);
  });

  onBoth('gathers the changes of a moment in one edit', async (database) => {
    const stage = await openStage(database);
    await stage.receive(aComment('7', 'jane'));
    await stage.settle();
    stage.slack.faults.add({ method: 'chat.update', kind: 'rate-limited', retryAfterSeconds: 30, times: 1 });

    for (let count = 1; count <= 10; count += 1) {
      await stage.receive(aComment('7', 'jane', { comment: `more-${count}`, happenedAt: minutesLater(count / 60) }));
    }
    await stage.pass(40);

    const applied = stage.calls('chat.update').filter((call) => call.applied);
    expect(applied).toHaveLength(1);
    expect(textOf(only(stage.cards()))).toContain('11 comments');
  });

  onBoth('shrinks to one line when its lead is put aside, and is not posted after that', async (database) => {
    const stage = await openStage(database, { isRunning: false });
    await stage.receive(aComment('7', 'jane'), aComment('8', 'john', { happenedAt: minutesLater(1) }));
    const [second, first] = (await stage.leads()) as [LeadId, LeadId];
    await dismiss(stage, press(stage, first), false);
    stage.runner.start();
    await stage.pass(5);
    await dismiss(stage, press(stage, second), false);
    await stage.pass(5);

    const card = only(stage.cards());
    expect(leadOf(card)).toBe(second);
    expect(card.blocks).toHaveLength(2); // the line, and Reopen
  });

  onBoth('is left deleted when a person deleted it', async (database) => {
    const stage = await openStage(database);
    await stage.receive(aComment('7', 'jane'));
    await stage.settle();
    const { ts, channel } = only(stage.cards());
    await stage.slack.as('U0ZOE').deleteMessage(channel, ts);

    await claim(stage, press(stage, only(await stage.leads())));
    await stage.pass(120);

    expect(stage.cards()).toEqual([]);
    expect(await stage.post(`card:${only(await stage.leads())}`)).toMatchObject({ state: 'deleted' });
    expect(stage.calls('chat.postMessage')).toHaveLength(1);
  });
});

describe('Warm cards over the hourly budget', () => {
  const warm = (index: number) =>
    aReaction(`${100 + index}`, {
      person: { igsid: `${100 + index}`, userName: `viewer.${index}` },
      happenedAt: minutesLater(-index),
    });

  onBoth('are named on the board, hottest first, until there is room', async (database) => {
    const stage = await openStage(database, { rhythm: { warmPostsPerHour: 2 } });
    await stage.openStories('1');
    await stage.settle();
    for (let index = 0; index < 4; index += 1) await stage.receive(warm(index));
    await stage.pass(60);
    const [hottest, second, third, fourth] = await stage.leads();
    const postedAtFirst = stage.cards().map(leadOf);
    const boardAtFirst = textOf(only(stage.boards()));

    await stage.pass(3600);

    expect(postedAtFirst).toEqual([hottest, second]);
    expect(boardAtFirst).toMatch(/viewer\.2.*viewer\.3/);
    expect(stage.cards().map(leadOf)).toEqual([hottest, second, third, fourth]);
    expect(textOf(only(stage.boards()))).not.toContain('viewer.');
  });

  onBoth('are posted at once when they get Hot or somebody claims them, and leave the list', async (database) => {
    const stage = await openStage(database, { rhythm: { warmPostsPerHour: 1 } });
    await stage.openStories('1');
    await stage.settle();
    for (let index = 0; index < 3; index += 1) await stage.receive(warm(index));
    await stage.pass(60);
    const [posted, getsClaimed, getsHot] = (await stage.leads()) as [LeadId, LeadId, LeadId];

    await claim(stage, press(stage, getsClaimed));
    await stage.receive(aComment('102', 'viewer.2', { happenedAt: minutesLater(2) }));
    await stage.pass(60);

    expect(stage.cards().map(leadOf).toSorted()).toEqual([posted, getsClaimed, getsHot].toSorted());
    expect(textOf(only(stage.boards()))).not.toContain('viewer.');
  });
});
