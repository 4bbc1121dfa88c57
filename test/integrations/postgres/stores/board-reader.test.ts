import type { Kysely } from 'kysely';
import { describe, expect } from 'vitest';
import { boardOf, cardOf } from '../../../../src/domain/card/post.ts';
import {
  accountId,
  channelId,
  leadId,
  type StoryId,
  storyId,
  type ViewerId,
  viewerId,
} from '../../../../src/domain/ids.ts';
import type { Lead } from '../../../../src/domain/lead/lead.ts';
import { editLane, postLane } from '../../../../src/domain/task/task.ts';
import { postgresAccountStore } from '../../../../src/integrations/postgres/account-store.ts';
import { boardReader } from '../../../../src/integrations/postgres/board-reader.ts';
import { postgresInsightStore } from '../../../../src/integrations/postgres/insight-store.ts';
import { postgresLeadStore } from '../../../../src/integrations/postgres/lead-store.ts';
import { postgresPostStore } from '../../../../src/integrations/postgres/post-store.ts';
import type { Schema } from '../../../../src/integrations/postgres/schema.ts';
import { postgresSignalStore } from '../../../../src/integrations/postgres/signal-store.ts';
import { postgresStoryStore } from '../../../../src/integrations/postgres/story-store.ts';
import { scheduleTask } from '../../../../src/integrations/postgres/task-store.ts';
import { postgresViewerStore } from '../../../../src/integrations/postgres/viewer-store.ts';
import { onBoth } from '../../../support/databases.ts';
import { testSealer } from '../../../support/desk.ts';
import {
  aCardPost,
  aClaimedLead,
  aContactedLead,
  aDismissedLead,
  anAccount,
  anOpenLead,
  aRepliedLead,
  aSignal,
  aStory,
  aWonLead,
  minute,
  otherTeam,
  sealer,
  story,
  team,
} from './builders.ts';

const account = anAccount();
const bySystem = { actor: undefined, cause: 'signal' };

async function deskWith(db: Kysely<Schema>) {
  await postgresAccountStore(db, sealer).put(account, minute(0));
  await postgresStoryStore(db).add(aStory(), undefined);
  const leads = postgresLeadStore(db, testSealer);
  const posts = postgresPostStore(db);
  let viewers = 0;
  return {
    posts,
    signals: postgresSignalStore(db),
    /** Saves each lead for a viewer of its own. */
    async add(...added: Lead[]) {
      for (const lead of added) {
        const viewer = viewerId(`igsid:${++viewers}`);
        await postgresViewerStore(db).put(account, viewer, { userName: `user${viewers}`, at: minute(1) });
        await leads.save({ ...lead, viewer }, 'opened', bySystem, minute(1));
      }
    },
    list: (...ids: string[]) =>
      Promise.all(
        ids.map((id) => posts.save(aCardPost({ subject: cardOf(leadId(id)), state: 'listed', messageTs: undefined }))),
      ),
    board: () => boardReader(db).board(team, account.id, story),
  };
}

const id = (text: string) => ({ id: leadId(text) });

describe('a board', () => {
  onBoth('of a quiet story shows the story and nothing else', async ({ db }) => {
    const { board } = await deskWith(db);

    expect(await board()).toStrictEqual({
      story: aStory(),
      account,
      hotWaiting: 0,
      warmWaiting: 0,
      claimed: 0,
      dismissed: 0,
      viewers: 0,
      oldestHotAt: undefined,
      listed: [],
      listedCount: 0,
      cardsQueued: 0,
      results: { hot: 0, warm: 0, answered: 0, won: 0, worth: [] },
      insights: {},
      repliesReceived: 0,
    });
    expect(await boardReader(db).board(otherTeam, account.id, story)).toBeUndefined();
  });

  onBoth('counts the leads of its story by what is done about them', async ({ db }) => {
    const { add, board } = await deskWith(db);
    await add(
      anOpenLead({ ...id('h1'), segmentSince: minute(7) }),
      anOpenLead({ ...id('h2'), segmentSince: minute(5) }),
      anOpenLead({ ...id('w1'), segment: 'warm', segmentSince: minute(1) }),
      aClaimedLead({ ...id('c1'), segmentSince: minute(2) }),
      aDismissedLead({ ...id('d1'), segmentSince: minute(2) }),
      anOpenLead({ ...id('elsewhere'), story: storyId('2'), segmentSince: minute(0) }),
      anOpenLead({ ...id('nowhere'), story: undefined, segmentSince: minute(0) }),
    );

    expect(await board()).toMatchObject({
      hotWaiting: 2,
      warmWaiting: 1,
      claimed: 1,
      dismissed: 1,
      oldestHotAt: minute(5),
    });
  });

  onBoth(
    'counts who replied and has nobody as waiting, since they replied, and who has somebody as claimed',
    async ({ db }) => {
      const { add, board } = await deskWith(db);
      await add(
        anOpenLead({ ...id('open'), segmentSince: minute(7) }),
        aRepliedLead({ ...id('ours'), owner: undefined, segmentSince: minute(1), repliedAt: minute(6) }),
        aContactedLead({ ...id('theirs'), owner: undefined, segmentSince: minute(1) }),
        aRepliedLead(id('mine')),
        aContactedLead(id('mine too')),
      );

      expect(await board()).toMatchObject({ hotWaiting: 2, claimed: 2, oldestHotAt: minute(6) });
    },
  );

  onBoth('counts everybody known of the story once, silent viewers too', async ({ db }) => {
    const { signals, board } = await deskWith(db);
    const one = viewerId('name:one');
    await signals.add(aSignal({ key: 'v1', kind: 'view', viewer: one, story }), false);
    await signals.add(aSignal({ key: 'm1', kind: 'story_reply', viewer: one, story }), false);
    await signals.add(aSignal({ key: 'v2', kind: 'view', viewer: viewerId('name:two'), story }), false);
    await signals.add(aSignal({ key: 'v3', kind: 'view', viewer: viewerId('name:three'), story: storyId('2') }), false);

    expect((await board())?.viewers).toBe(2);
  });
});

describe('what came of a story', () => {
  const euros = (amount: string) => ({ value: { amount, currency: 'EUR' } });

  onBoth('are its leads by segment, those answered, and those won with what they were worth', async ({ db }) => {
    const { add, board } = await deskWith(db);
    await add(
      anOpenLead(id('hot')),
      anOpenLead({ ...id('warm'), segment: 'warm' }),
      aContactedLead(id('answered')),
      aDismissedLead({ ...id('put aside'), segment: 'warm' }),
      aDismissedLead({ ...id('twice the same'), dismissedAs: 'duplicate' }),
      aWonLead({ ...id('w1'), ...euros('49.9') }),
      aWonLead({ ...id('w2'), ...euros('0.1') }),
      aWonLead({ ...id('w3'), value: { amount: '20', currency: 'CHF' } }),
      aWonLead({ ...id('w4'), value: undefined }),
      aWonLead({ ...id('elsewhere'), ...euros('1000'), story: storyId('2') }),
    );

    expect((await board())?.results).toStrictEqual({
      hot: 6,
      warm: 2,
      answered: 5,
      won: 4,
      worth: [
        { amount: '20', currency: 'CHF' },
        { amount: '50', currency: 'EUR' },
      ],
    });
  });

  onBoth('are the replies that reached us, and what Instagram said last', async ({ db }) => {
    const { signals, board } = await deskWith(db);
    const insights = postgresInsightStore(db);
    const reply = (key: string, over: { viewer?: ViewerId; story?: StoryId } = {}) =>
      signals.add(aSignal({ key, kind: 'story_reply', story, ...over }), false);
    await reply('m1');
    await reply('m2');
    await reply('m2');
    await reply('m3', { viewer: viewerId('igsid:2') });
    await reply('m4', { story: storyId('2') });
    await signals.add(aSignal({ key: 'v1', kind: 'view', story }), false);
    await insights.add(account, story, { at: minute(60), source: 'api', metrics: { reach: { value: 12 } } });
    await insights.add(account, storyId('2'), { at: minute(60), source: 'api', metrics: { reach: { value: 99 } } });

    expect(await board()).toMatchObject({
      repliesReceived: 3,
      insights: { reach: { value: 12, at: minute(60) } },
    });
  });
});

describe('the Warm list of a board', () => {
  onBoth('names the ten hottest of the account that have no card, and counts all', async ({ db }) => {
    const { add, list, board } = await deskWith(db);
    const warm = Array.from({ length: 12 }, (_, index) =>
      anOpenLead({ ...id(`w${index}`), segment: 'warm', heat: index, story: storyId(`${index}`) }),
    );
    await add(...warm);
    await list(...warm.map((lead) => lead.id));

    const shown = await board();

    expect(shown?.listedCount).toBe(12);
    expect(shown?.listed).toHaveLength(10);
    expect(shown?.listed[0]).toStrictEqual({
      lead: 'w11',
      handle: 'user12',
      displayName: undefined,
      heat: 11,
      lastSignalAt: minute(4),
    });
    expect(shown?.listed.map((line) => line.heat)).toStrictEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  });

  onBoth('leaves out what is claimed, shown, Hot or of another account', async ({ db }) => {
    const { add, list, posts, board } = await deskWith(db);
    await add(
      anOpenLead({ ...id('listed'), segment: 'warm' }),
      aClaimedLead({ ...id('claimed'), segment: 'warm' }),
      anOpenLead({ ...id('shown'), segment: 'warm' }),
      anOpenLead({ ...id('unposted'), segment: 'warm' }),
      anOpenLead({ ...id('hot') }),
      anOpenLead({ ...id('elsewhere'), segment: 'warm', account: accountId('A2') }),
    );
    await list('listed', 'claimed', 'hot', 'elsewhere');
    await posts.save(aCardPost({ subject: cardOf(leadId('shown')) }));

    const shown = await board();

    expect(shown?.listed.map((line) => line.lead)).toStrictEqual(['listed']);
    expect(shown?.listedCount).toBe(1);
  });
});

describe('the cards that wait for Slack', () => {
  onBoth('are those of the desk that are to be posted and never were', async ({ db }) => {
    const { posts, list, board } = await deskWith(db);
    const publish = (subject: ReturnType<typeof cardOf>, lane: string, dueAt = minute(1)) =>
      scheduleTask(db, subject, { team, kind: 'publish', key: subject, dueAt, lane }, minute(2));
    const here = postLane(account.desk);
    const card = (text: string) => cardOf(leadId(text));

    await publish(card('new'), here);
    await publish(card('not due yet'), here, minute(60));
    await publish(card('unknown'), here);
    await posts.save(aCardPost({ subject: card('unknown'), state: 'unknown', messageTs: undefined }));
    await publish(card('listed'), here);
    await list('listed');
    await publish(card('shown'), editLane);
    await posts.save(aCardPost({ subject: card('shown') }));
    await publish(card('shown, in the wrong lane'), here);
    await posts.save(aCardPost({ subject: card('shown, in the wrong lane') }));
    await publish(card('of another desk'), postLane(channelId('C2')));
    await publish(boardOf(account.id, story), here);
    await publish(card('done'), here);
    await db
      .updateTable('task')
      .set({ outcome: 'done', finished_at: minute(3) })
      .where('key', '=', card('done'))
      .execute();

    expect((await board())?.cardsQueued).toBe(3);
  });
});
