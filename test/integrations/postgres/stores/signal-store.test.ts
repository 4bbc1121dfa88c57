import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { messageId, signalKey, storyId, viewerId } from '../../../../src/domain/ids.ts';
import type { Signal } from '../../../../src/domain/signal/signal.ts';
import type { SignalStore } from '../../../../src/domain/signal/signal-store.ts';
import { postgresSignalStore } from '../../../../src/integrations/postgres/signal-store.ts';
import { onBoth } from '../../../support/databases.ts';
import { anAccount, aSignal, minute, otherTeam, story, team, yan, zoe } from './builders.ts';

const account = anAccount();
const all = { happenedAfter: minute(-600), receivedAfter: undefined };
const deciding = (signals: SignalStore, viewer = zoe) => signals.deciding(account, viewer, all);

describe('a signal', () => {
  onBoth('is kept once, however often it is delivered', async ({ db }) => {
    const signals = postgresSignalStore(db);
    const signal = aSignal({
      story,
      message: 'm1',
      about: { mediaId: '77', attachments: ['image'], payload: 'a "quoted" payload' },
    });

    expect(await signals.add(signal, false)).toBe(true);
    expect(await signals.add(signal, false)).toBe(false);

    expect(await deciding(signals)).toStrictEqual([signal]);
  });

  onBoth('is the one that happened first, when two have the same key', async ({ db }) => {
    const signals = postgresSignalStore(db);
    const first = aSignal({ key: 'view:1:zoe', kind: 'view', source: 'capture', happenedAt: minute(1), story });
    const later = { ...first, happenedAt: minute(3), source: 'api', story: storyId('2') } satisfies Signal;

    expect(await signals.add(later, false)).toBe(true);
    expect(await signals.add(first, false)).toBe(true);
    expect(await signals.add(later, false)).toBe(false);

    expect(await deciding(signals)).toStrictEqual([first]);
  });

  onBoth('was received when it first came in, and is late only if it never came in time', async ({ db }) => {
    const signals = postgresSignalStore(db);

    await signals.add(aSignal({ receivedAt: minute(3000) }), true);
    expect(await deciding(signals)).toStrictEqual([]);

    expect(await signals.add(aSignal({ receivedAt: minute(5) }), false)).toBe(true);
    expect((await deciding(signals))[0]?.receivedAt).toStrictEqual(minute(5));
    expect(await signals.add(aSignal({ receivedAt: minute(3000) }), true)).toBe(false);
  });

  onBoth('belongs to one account of one team', async ({ db }) => {
    const signals = postgresSignalStore(db);

    await signals.add(aSignal(), false);

    expect(await signals.deciding(anAccount({ team: otherTeam }), zoe, all)).toStrictEqual([]);
    expect(await signals.add(aSignal({ team: otherTeam }), false)).toBe(true);
  });
});

describe('a reaction', () => {
  const key = signalKey('reaction:m1:900');
  const reaction = (at: number, emoji: string) =>
    aSignal({ key, kind: 'reaction', happenedAt: minute(at), receivedAt: minute(at), message: 'm1', about: { emoji } });
  const takeBack = (signals: SignalStore, at: number) =>
    signals.withdraw(account, key, zoe, messageId('m1'), minute(at), minute(at));

  onBoth('no longer decides once it is taken back', async ({ db }) => {
    const signals = postgresSignalStore(db);
    await signals.add(reaction(1, '❤'), false);

    expect(await takeBack(signals, 2)).toBe(true);
    expect(await takeBack(signals, 2)).toBe(false);

    expect(await deciding(signals)).toStrictEqual([]);
  });

  onBoth('stays taken back when it arrives after its withdrawal', async ({ db }) => {
    const signals = postgresSignalStore(db);
    await takeBack(signals, 2);

    expect(await signals.add(reaction(1, '❤'), false)).toBe(false);
    expect(await signals.add(reaction(2, '❤'), false)).toBe(true); // it is no longer unknown whether it came late

    expect(await deciding(signals)).toStrictEqual([]);
  });

  onBoth('counts again when it is given again, as it is then', async ({ db }) => {
    const signals = postgresSignalStore(db);
    await signals.add(reaction(1, '❤'), false);
    await takeBack(signals, 2);

    expect(await signals.add(reaction(3, '😂'), false)).toBe(true);

    expect(await deciding(signals)).toStrictEqual([reaction(3, '😂')]);
  });
});

describe('what decides about a viewer', () => {
  onBoth('is what happened since then and was received since then, oldest first', async ({ db }) => {
    const signals = postgresSignalStore(db);
    const at = (key: string, happened: number, received: number) =>
      aSignal({ key, happenedAt: minute(happened), receivedAt: minute(received) });
    for (const signal of [at('d', 30, 31), at('c', 20, 40), at('b', 20, 21), at('a', 10, 50)]) {
      await signals.add(signal, false);
    }
    await signals.add(aSignal({ key: 'e', viewer: yan, happenedAt: minute(30) }), false);

    const keys = async (happened: number, received: number | undefined) => {
      const receivedAfter = received === undefined ? undefined : minute(received);
      const found = await signals.deciding(account, zoe, { happenedAfter: minute(happened), receivedAfter });
      return found.map((signal) => signal.key);
    };
    expect(await keys(9, undefined)).toStrictEqual(['a', 'b', 'c', 'd']);
    expect(await keys(10, undefined)).toStrictEqual(['b', 'c', 'd']);
    expect(await keys(9, 31)).toStrictEqual(['a', 'c']);
  });

  onBoth('is at most their latest two hundred signals', async ({ db }) => {
    const signals = postgresSignalStore(db);
    await sql`
      insert into signal (team_id, account_id, signal_key, kind, viewer_id, happened_at, received_at, source, about)
      select ${team}, ${account.id}, 'k' || n, 'dm', ${zoe}, ${minute(0)}::timestamptz + n * interval '1 minute',
        ${minute(0)}, 'webhook', '{}'
      from generate_series(1, 250) as n`.execute(db);

    const found = await deciding(signals);

    expect(found).toHaveLength(200);
    expect([found[0]?.key, found.at(-1)?.key]).toStrictEqual(['k51', 'k250']);
  });
});

describe('who has to do with a message or a story', () => {
  onBoth('are the viewers whose signals carry the message', async ({ db }) => {
    const signals = postgresSignalStore(db);
    await signals.add(aSignal({ key: 'message:m1', message: 'm1' }), false);
    await signals.add(aSignal({ key: 'mention:m1', message: 'm1' }), false);
    await signals.add(aSignal({ key: 'reaction:m1:901', kind: 'reaction', message: 'm1', viewer: yan }), false);

    expect(await signals.viewersOf(account, messageId('m1'))).toStrictEqual([zoe, yan]);
    expect(await signals.viewersOf(account, messageId('m2'))).toStrictEqual([]);
  });

  onBoth('are, of those asked about, the ones with a view of the story', async ({ db }) => {
    const signals = postgresSignalStore(db);
    await signals.add(aSignal({ key: 'view:18001:zoe', kind: 'view', story }), false);
    await signals.add(aSignal({ key: 'message:m9', kind: 'story_reply', story, viewer: yan }), false);
    await signals.add(aSignal({ key: 'view:18001:xi', kind: 'view', story, viewer: viewerId('name:xi') }), false);

    expect(await signals.haveSeen(team, account.id, story, [zoe, yan])).toStrictEqual(new Set([zoe]));
    expect(await signals.haveSeen(team, account.id, story, [])).toStrictEqual(new Set());
    expect(await signals.haveSeen(team, account.id, storyId('other'), [zoe])).toStrictEqual(new Set());
  });
});
