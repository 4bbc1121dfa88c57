import { describe, expect } from 'vitest';
import { channelId, type LeadId } from '../../../src/domain/ids.ts';
import { claim } from '../../../src/domain/lead/change-lead.ts';
import { connectAccounts } from '../../../src/domain/team/connect-accounts.ts';
import { aComment, ben, minutesLater } from '../../domain/builders.ts';
import { BACKROOM, DESK } from '../../sandbox/slack/workspace-cast.ts';
import { onBoth } from '../../support/databases.ts';
import { leadOf, openStage, type Stage, textOf } from './stage.ts';

const press = (stage: Stage, lead: LeadId) => ({ team: stage.account.team, lead, by: ben, cause: 'button' });
const isRich = (args: object) => JSON.stringify(args).includes('card_reasons');
const isOf = (userName: string) => (args: object) => JSON.stringify(args).includes(userName);

describe('blocks that Slack refuses', () => {
  onBoth('are replaced by a plain layout, within the pace', async (database) => {
    const stage = await openStage(database, { limits: {} });
    stage.slack.faults.add({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks', when: isRich });

    await stage.receive(aComment('7', 'jane'));
    await stage.pass(10);

    expect(stage.cards()).toHaveLength(1);
    expect(textOf(stage.cards()[0])).not.toContain('card_reasons');
    const [refused, plain] = stage.calls('chat.postMessage').map(({ at }) => at.getTime());
    expect(Number(plain) - Number(refused)).toBe(1000);
    expect(await stage.alarms()).toEqual([]);
  });

  onBoth('of an edit are replaced, too, and so is the picture of a board', async (database) => {
    const stage = await openStage(database);
    await stage.receive(aComment('7', 'jane'));
    await stage.settle();
    stage.slack.faults.add({ method: 'chat.update', kind: 'error', error: 'invalid_blocks', when: isRich });

    await claim(stage, press(stage, (await stage.leads())[0] as LeadId));
    await stage.pass(10);

    expect(textOf(stage.cards()[0])).toContain(ben);
    expect(stage.calls('chat.update')).toHaveLength(2);
  });
});

describe('a card that Slack refuses for good', () => {
  onBoth('is given up with an alarm, told once, and costs the others nothing', async (database) => {
    const stage = await openStage(database);
    const refusal = { method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks', when: isOf('jane') } as const;
    const mend = stage.slack.faults.add(refusal);

    await stage.receive(aComment('7', 'jane', { happenedAt: minutesLater(2) }), aComment('8', 'john'));
    await stage.receive(aComment('9', 'jane.too', { happenedAt: minutesLater(1) }));
    await stage.pass(30);
    const [refused] = (await stage.leads()) as [LeadId];
    const asked = stage.calls('chat.postMessage').length;
    const alarms = await stage.alarms();
    await stage.receive(aComment('7', 'jane', { happenedAt: minutesLater(2) })); // nothing new: nothing is tried
    await stage.pass(30);
    const askedAgain = stage.calls('chat.postMessage').length;
    mend();
    await claim(stage, press(stage, refused)); // something new: worth another try
    await stage.pass(30);

    expect(alarms).toEqual(['post-refused invalid_blocks: card refused with invalid_blocks']);
    expect(await stage.tellings()).toBe(1);
    expect(askedAgain).toBe(asked);
    expect(stage.cards().map((card) => textOf(card))).toEqual([
      expect.stringContaining('john'),
      expect.stringContaining(ben),
    ]);
  });
});

describe('a desk channel that takes no messages', () => {
  const troubles: [string, (stage: Stage) => Promise<void>, (stage: Stage) => Promise<void>, string][] = [
    [
      'is_archived',
      ({ slack }) => slack.admin.archiveChannel(DESK),
      ({ slack }) => slack.admin.unarchiveChannel(DESK),
      'archived',
    ],
    [
      'not_in_channel',
      ({ slack }) => slack.admin.removeBotFromChannel(DESK),
      ({ slack }) => slack.admin.addBotToChannel(DESK),
      'without the bot',
    ],
    [
      'channel_not_found',
      async ({ slack }) => void slack.faults.add({ method: '*', kind: 'error', error: 'channel_not_found' }),
      async ({ slack }) => slack.faults.clear(),
      'missing',
    ],
  ];
  for (const [code, breakIt, mendIt, name] of troubles) {
    onBoth(`(${name}) is one alarm, and everything is posted and edited once it is mended`, async (database) => {
      const stage = await openStage(database, { limits: {} });
      await stage.openStories('1');
      await stage.receive(aComment('7', 'jane', { happenedAt: minutesLater(-1) }));
      await stage.pass(5);
      await breakIt(stage);

      for (let index = 0; index < 5; index += 1) {
        await stage.receive(aComment(`${100 + index}`, `viewer.${index}`, { happenedAt: minutesLater(index) }));
      }
      const [first] = (await stage.leads()).slice(-1) as [LeadId];
      await claim(stage, press(stage, first));
      await stage.pass(400); // within the lease
      const asked = stage.calls('chat.postMessage').length + stage.calls('chat.update').length;
      const alarms = await stage.alarms();
      await mendIt(stage);
      await stage.pass(90);

      expect(alarms).toEqual([`desk-unreachable ${DESK}: ${code}`]);
      expect(await stage.tellings()).toBe(1);
      expect(asked).toBeLessThan(12);
      expect(stage.cards().map(leadOf).toSorted()).toEqual((await stage.leads()).toSorted());
      expect(textOf(stage.cards().find((card) => leadOf(card) === first))).toContain(ben);
      expect(await stage.alarms()).toEqual([]);
    });
  }

  onBoth('is left behind when the desk moves: what waited is posted in the new one', async (database) => {
    const stage = await openStage(database, { deadlineMs: 2000 });
    await stage.receive(aComment('7', 'jane'));
    await stage.pass(5);
    stage.slack.faults.add({ method: 'chat.postMessage', kind: 'cut-before', times: 1 });
    await stage.receive(aComment('8', 'without.answer', { happenedAt: minutesLater(-1) }));
    await stage.settle();
    await stage.slack.admin.deleteChannel(DESK);
    await stage.receive(aComment('9', 'refused', { happenedAt: minutesLater(-2) }));
    await stage.pass(120);
    const alarms = await stage.alarms();

    await stage.slack.admin.addBotToChannel(BACKROOM);
    const account = { ...stage.account, desk: channelId(BACKROOM) };
    await connectAccounts(stage, [{ account, accessToken: 'token' }]);
    await stage.pass(60);
    const [jane] = (await stage.leads()) as [LeadId];
    await claim(stage, press(stage, jane));
    await stage.pass(60);

    expect(alarms).toEqual([`desk-unreachable ${DESK}: channel_not_found`]);
    expect(stage.slack.messages(BACKROOM).map((card) => leadOf(card))).toEqual((await stage.leads()).slice(1));
    expect(await stage.post(`card:${jane}`)).toMatchObject({ state: 'shown', reason: 'channel_not_found' });
    expect(await stage.alarms()).toEqual([]);
  });

  onBoth('holds up nobody else’s edits', async (database) => {
    const stage = await openStage(database);
    await stage.receive(aComment('7', 'jane'), aComment('8', 'john'));
    await stage.pass(5);
    const [jane, john] = (await stage.leads()) as [LeadId, LeadId];
    const janes = stage.cards().find((card) => leadOf(card) === jane);
    const fault = {
      kind: 'error',
      error: 'is_archived',
      when: (args: { ts?: unknown }) => args.ts === janes?.ts,
    } as const;
    stage.slack.faults.add({ method: 'chat.update', ...fault });

    await claim(stage, press(stage, jane));
    await claim(stage, press(stage, john));
    await stage.pass(30);

    expect(textOf(stage.cards().find((card) => leadOf(card) === john))).toContain(ben);
  });

  onBoth('that takes none although it looks open is asked once a minute, and still one alarm', async (database) => {
    const stage = await openStage(database);
    const mend = stage.slack.faults.add({ method: 'chat.postMessage', kind: 'error', error: 'restricted_action' });
    await stage.receive(aComment('7', 'jane'), aComment('8', 'john'));

    await stage.pass(600);
    const asked = stage.calls('chat.postMessage').length;
    const told = await stage.tellings();
    mend();
    await stage.pass(70);

    expect(asked).toBeGreaterThan(5);
    expect(asked).toBeLessThan(13);
    expect(told).toBe(1);
    expect(stage.cards()).toHaveLength(2);
    expect(await stage.alarms()).toEqual([]);
  });
});

describe('a token that Slack refuses', () => {
  onBoth('has everything wait, and be posted with a good one', async (database) => {
    const stage = await openStage(database);
    const mend = stage.slack.faults.add({ method: '*', kind: 'error', error: 'token_revoked' });

    await stage.receive(aComment('7', 'jane'), aComment('8', 'john'));
    await stage.pass(600);
    const asked = stage.slack.calls.length;
    mend();
    await stage.pass(70);

    expect(asked).toBeLessThan(13);
    expect(stage.cards()).toHaveLength(2);
  });
});
