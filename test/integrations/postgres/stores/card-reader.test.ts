import type { Kysely } from 'kysely';
import { describe, expect } from 'vitest';
import { leadId, messageId, viewerId } from '../../../../src/domain/ids.ts';
import type { OpenLead } from '../../../../src/domain/lead/lead.ts';
import { postgresAccountStore } from '../../../../src/integrations/postgres/account-store.ts';
import { cardReader } from '../../../../src/integrations/postgres/card-reader.ts';
import { postgresLeadStore } from '../../../../src/integrations/postgres/lead-store.ts';
import { postgresMessageStore } from '../../../../src/integrations/postgres/message-store.ts';
import type { Schema } from '../../../../src/integrations/postgres/schema.ts';
import { postgresSignalStore } from '../../../../src/integrations/postgres/signal-store.ts';
import { postgresStoryStore } from '../../../../src/integrations/postgres/story-store.ts';
import { postgresViewerStore } from '../../../../src/integrations/postgres/viewer-store.ts';
import { onBoth } from '../../../support/databases.ts';
import { testSealer } from '../../../support/desk.ts';
import {
  aDismissedLead,
  anAccount,
  anOpenLead,
  aSignal,
  aStory,
  minute,
  otherTeam,
  sealer,
  story,
  team,
  zoe,
} from './builders.ts';

const account = anAccount();
const bySystem = { actor: undefined, cause: 'signal message:m1' };

/** A desk on which Zoé has an open lead from the story. */
async function deskWith(db: Kysely<Schema>, over: Partial<OpenLead> = {}) {
  await postgresAccountStore(db, sealer).put(account, minute(0));
  await postgresStoryStore(db).add(aStory(), undefined);
  await postgresViewerStore(db).put(account, zoe, { userName: 'zoe', at: minute(1) });
  const leads = postgresLeadStore(db, testSealer);
  const lead = await leads.save(anOpenLead(over), 'opened', bySystem, minute(5));
  const signals = postgresSignalStore(db);
  const messages = postgresMessageStore(db, sealer);
  const card = () => cardReader(db, sealer).card(team, lead.id);
  return { leads, lead, signals, messages, card };
}

describe('a card', () => {
  onBoth('tells of what somebody wrote, not of a viewer list that shows them later', async ({ db }) => {
    const { signals, card } = await deskWith(db);
    await signals.add(aSignal({ key: 'message:m1', kind: 'dm', happenedAt: minute(4) }), false);
    await signals.add(aSignal({ key: 'view:1', kind: 'view', happenedAt: minute(9), story }), false);

    expect((await card())?.last).toMatchObject({ kind: 'dm', happenedAt: minute(4) });
  });

  onBoth('shows the lead, who it is, where they came from and what they did last', async ({ db }) => {
    const { lead, signals, messages, card } = await deskWith(db);
    await signals.add(aSignal({ key: 'view:1', kind: 'view', happenedAt: minute(1), story }), false);
    await signals.add(
      aSignal({ message: 'm1', kind: 'story_reply', happenedAt: minute(4), about: { attachments: ['image'] } }),
      false,
    );
    await messages.noteWords(account, messageId('m1'), 'in', 'price?', minute(4));

    expect(await card()).toStrictEqual({
      lead,
      touch: undefined,
      viewer: await postgresViewerStore(db).get(team, account.id, zoe),
      account,
      story: aStory(),
      last: { kind: 'story_reply', happenedAt: minute(4), about: { attachments: ['image'] } },
      message: { text: 'price?', unsent: false, about: { attachments: ['image'] } },
      signalCount: 2,
      earlierLeads: 0,
      lastInboundAt: minute(4),
    });
  });

  onBoth('is read in at most three queries', async (database) => {
    const { signals, card } = await deskWith(database.db);
    await signals.add(aSignal({ message: 'm1' }), false);
    await card();
    const queries: string[] = [];
    const { db } = database;
    const listening = db.withPlugin({
      transformQuery: ({ node }) => {
        queries.push(node.kind);
        return node;
      },
      transformResult: async ({ result }) => result,
    });

    await cardReader(listening, sealer).card(team, leadId('L1'));

    expect(queries.length).toBeGreaterThan(0);
    expect(queries.length).toBeLessThanOrEqual(3);
  });

  onBoth('is unknown to other teams', async ({ db }) => {
    await deskWith(db);

    expect(await cardReader(db, sealer).card(otherTeam, leadId('L1'))).toBeUndefined();
    expect(await cardReader(db, sealer).card(team, leadId('L2'))).toBeUndefined();
  });

  onBoth('without a story or a message shows neither', async ({ db }) => {
    const { signals, card } = await deskWith(db, { story: undefined });
    await signals.add(aSignal({ key: 'follow:zoe', kind: 'follow', happenedAt: minute(4) }), false);

    expect(await card()).toMatchObject({ story: undefined, message: undefined, lastInboundAt: undefined });
  });

  onBoth('counts the leads before it, without those that were the same case', async ({ db }) => {
    const { leads } = await deskWith(db);
    const earlier = aDismissedLead({ id: leadId('L0') });
    const same = aDismissedLead({ id: leadId('L00'), dismissedAs: 'duplicate', closedBy: undefined });
    const later = aDismissedLead({ id: leadId('L9') });
    await leads.save(earlier, 'opened', bySystem, minute(1));
    await leads.save(same, 'opened', bySystem, minute(1));
    await leads.save(later, 'opened', bySystem, minute(9));

    const reader = cardReader(db, sealer);
    expect((await reader.card(team, leadId('L1')))?.earlierLeads).toBe(1);
    expect((await reader.card(team, earlier.id))?.earlierLeads).toBe(0);
    expect((await reader.card(team, later.id))?.earlierLeads).toBe(2);
  });
});

describe('the words on a card', () => {
  onBoth('are those of the message that happened last, whatever arrived last', async ({ db }) => {
    const { signals, messages, card } = await deskWith(db);
    for (const [id, at] of [
      ['m2', 8],
      ['m1', 4],
    ] as const) {
      await signals.add(aSignal({ key: `message:${id}`, message: id, happenedAt: minute(at) }), false);
      await messages.noteWords(account, messageId(id), 'in', `words of ${id}`, minute(at));
    }

    expect((await card())?.message?.text).toBe('words of m2');
  });

  onBoth('are gone when the message is unsent', async ({ db }) => {
    const { signals, messages, card } = await deskWith(db);
    await signals.add(aSignal({ message: 'm1' }), false);
    await messages.noteWords(account, messageId('m1'), 'in', 'price?', minute(4));
    await messages.noteUnsent(account, messageId('m1'), minute(5));

    expect((await card())?.message).toStrictEqual({ text: undefined, unsent: true, about: {} });
  });

  onBoth('are not those of a message of ours that the viewer reacted to', async ({ db }) => {
    const { signals, messages, card } = await deskWith(db);
    await messages.noteWords(account, messageId('ours'), 'out', 'Welcome!', minute(2));
    await signals.add(
      aSignal({ key: 'reaction:ours', kind: 'reaction', message: 'ours', about: { emoji: '❤' } }),
      false,
    );

    expect(await card()).toMatchObject({ message: undefined, last: { kind: 'reaction', about: { emoji: '❤' } } });
  });
});

describe('what counts for a lead', () => {
  onBoth('was received after the lead before it was put aside, and not taken back or late', async ({ db }) => {
    const { signals, messages, card } = await deskWith(db, { countsFrom: minute(10) });
    const at = (key: string, happened: number, received: number) =>
      aSignal({ key, message: key, happenedAt: minute(happened), receivedAt: minute(received) });
    await signals.add(at('old', 9, 9), false);
    await signals.add(at('arrived later', 8, 11), false);
    await signals.add(at('late', 9, 4000), true);
    await signals.add(aSignal({ key: 'r', kind: 'reaction', happenedAt: minute(12), receivedAt: minute(12) }), false);
    await signals.withdraw(account, aSignal({ key: 'r' }).key, zoe, messageId('m'), minute(13), minute(13));
    await messages.noteWords(account, messageId('arrived later'), 'in', 'price?', minute(8));

    expect(await card()).toMatchObject({
      signalCount: 1,
      last: { kind: 'dm', happenedAt: minute(8) },
      message: { text: 'price?' },
    });
  });

  onBoth(
    'is not what opens the window: a person may be answered whatever became of the lead before',
    async ({ db }) => {
      const { signals, card } = await deskWith(db, { countsFrom: minute(10) });
      await signals.add(aSignal({ key: 'old', happenedAt: minute(9), receivedAt: minute(9) }), false);
      await signals.add(aSignal({ key: 'c', kind: 'comment', happenedAt: minute(12), receivedAt: minute(12) }), false);

      expect((await card())?.lastInboundAt).toStrictEqual(minute(9));
    },
  );

  onBoth('is remembered by the lead when all of it was taken back', async ({ db }) => {
    const reaction = { kind: 'did', signal: 'reaction', times: 1, lastAt: minute(4) } as const;
    const { signals, card } = await deskWith(db, { segment: 'warm', reasons: [reaction], lastSignalAt: minute(4) });
    await signals.withdraw(account, aSignal({ key: 'r' }).key, zoe, messageId('m'), minute(5), minute(5));

    expect(await card()).toMatchObject({
      signalCount: 0,
      last: { kind: 'reaction', happenedAt: minute(4), about: {} },
      message: undefined,
    });
  });

  onBoth('is what its own viewer did', async ({ db }) => {
    const { signals, card } = await deskWith(db);
    await signals.add(aSignal({ key: 'x', viewer: viewerId('igsid:999'), happenedAt: minute(9) }), false);
    await signals.add(aSignal({ key: 'y', happenedAt: minute(4) }), false);

    expect(await card()).toMatchObject({ signalCount: 1, last: { happenedAt: minute(4) } });
  });
});
