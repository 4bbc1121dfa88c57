import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { readNames } from '../../../src/domain/capture/read-names.ts';
import { saveCapture } from '../../../src/domain/capture/save-capture.ts';
import { messageId, signalKey, storyId, viewerId } from '../../../src/domain/ids.ts';
import type { StoryInsightsTold } from '../../../src/domain/signal/inbound-event.ts';
import { recordProfile } from '../../../src/domain/viewer/record-profile.ts';
import { freshPglite } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { aComment, aDm, anAccount, ana, aReaction, aWithdrawal, minutesLater } from '../builders.ts';

const { id: account } = anAccount();
const event = (index: number) => ({ account, happenedAt: minutesLater(index) });
const figures = (metrics: StoryInsightsTold['metrics']): StoryInsightsTold => ({
  ...event(15),
  type: 'story-insights',
  story: storyId('s1'),
  metrics,
});

/** A day on which everything is said in more than one way, each step as it may arrive at any time and again. */
const arrivals: readonly ((desk: TestDesk) => Promise<unknown>)[] = [
  // Jane writes, comments under her name, and is in the captured list.
  (desk) => desk.receive(aDm('7', { mid: 'm7', happenedAt: minutesLater(1) })),
  (desk) => desk.receive(aComment('7', 'jane', { happenedAt: minutesLater(2) })),
  (desk) =>
    saveCapture(desk, {
      team: desk.account.team,
      account,
      story: storyId('s1'),
      by: ana,
      read: readNames('jane\ntom.k'),
    }),
  // The same Jane under a second id, as comments may have it.
  (desk) => desk.receive(aComment('9', 'jane', { happenedAt: minutesLater(3) })),
  // Tom writes, and his profile tells who he is.
  (desk) => desk.receive(aDm('8', { mid: 'm8', happenedAt: minutesLater(4), story: storyId('s1') })),
  (desk) =>
    desk.database.transaction((stores) =>
      recordProfile(desk, stores, desk.account, '8', {
        userName: 'tom.k',
        displayName: 'Tom',
        followers: 3,
        followsUs: true,
      }),
    ),
  // He edits it twice and unsends another.
  (desk) =>
    desk.receive({
      ...event(5),
      type: 'message-edited',
      message: messageId('m8'),
      text: 'the blue one?',
      editCount: 1,
    }),
  (desk) =>
    desk.receive({ ...event(6), type: 'message-edited', message: messageId('m8'), text: 'the red one?', editCount: 2 }),
  (desk) => desk.receive(aDm('8', { mid: 'm9', happenedAt: minutesLater(7) })),
  (desk) => desk.receive({ ...event(8), type: 'message-unsent', message: messageId('m9') }),
  // Somebody reacts and takes it back; somebody else leaves it.
  (desk) => desk.receive(aReaction('10', { key: signalKey('reaction:ours-1:10') })),
  (desk) => desk.receive(aWithdrawal('10')),
  (desk) => desk.receive(aReaction('11')),
  // We answered, and it was read.
  (desk) => desk.receive({ ...event(9), type: 'echo', message: messageId('ours-1'), to: { igsid: '8' }, text: 'Yes!' }),
  (desk) =>
    desk.receive({ ...event(11), type: 'echo', message: messageId('ours-2'), to: { igsid: '7' }, text: 'Jane!' }),
  (desk) => desk.receive(aDm('7', { mid: 'm7b', happenedAt: minutesLater(12) })),
  (desk) => desk.receive({ ...event(13), type: 'echo', message: messageId('ours-3'), to: { igsid: '7' }, text: 'So?' }),
  (desk) => desk.receive(aDm('7', { mid: 'm7c', happenedAt: minutesLater(14) })),
  (desk) => desk.receive({ ...event(10), type: 'message-seen', message: messageId('ours-1') }),
  // The story ends, and Instagram tells its figures, the second time others.
  (desk) => desk.receive(figures({ reach: { value: 17 }, replies: { missing: 'region' } })),
  (desk) => desk.receive(figures({ reach: { value: 18 }, exits: { missing: 'floor' } })),
  // Somebody asks for no more messages, twice, and goes on writing.
  (desk) => desk.receive(aDm('12', { mid: 'm12', happenedAt: minutesLater(1) })),
  (desk) => desk.receive(aDm('12', { mid: 'm12b', happenedAt: minutesLater(2), text: 'Stop' })),
  (desk) => desk.receive(aDm('12', { mid: 'm12c', happenedAt: minutesLater(3), text: 'unsubscribe' })),
  (desk) => desk.receive(aDm('12', { mid: 'm12d', happenedAt: minutesLater(4), text: 'still there?' })),
  // Somebody does so in an edit.
  (desk) => desk.receive(aDm('13', { mid: 'm13', happenedAt: minutesLater(1) })),
  (desk) =>
    desk.receive({ ...event(2), type: 'message-edited', message: messageId('m13'), text: 'STOP', editCount: 1 }),
  // Sam does so under one of his ids, and comments under the other.
  (desk) => desk.receive(aDm('14', { mid: 'm14', happenedAt: minutesLater(1), text: 'Stop' })),
  (desk) => desk.receive(aComment('14', 'sam', { happenedAt: minutesLater(2), comment: 'c14' })),
  (desk) => desk.receive(aComment('15', 'sam', { happenedAt: minutesLater(3), comment: 'c15' })),
];

/**
 * Whether a reaction that was taken back has opened a lead depends on which we heard first: a card that people have
 * seen is closed by people, see `planLead`. Everything else about it is the same.
 */
const takesBack = 'igsid:10';

/** They asked for no more messages. */
const wantsNone = ['igsid:12', 'igsid:13', 'igsid:14'];

/** What is kept, without random ids, versions and the times at which we heard of it. */
async function kept({ db, database, account: ours }: TestDesk) {
  const rows = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows;
  return {
    viewers: await rows(sql`select viewer_id, user_name from viewer order by 1`),
    identities: await rows(sql`select identity, viewer_id from viewer_identity where viewer_id <> '' order by 1`),
    signals: await rows(sql`
      select signal_key, kind, viewer_id, story_id, happened_at, coalesce(withdrawn_at >= happened_at, false) as withdrawn
      from signal order by 1`),
    messages: await rows(sql`
      select message_id, direction, edit_count, unsent_at, seen_at, text_sealed is not null as has_words from message order by 1`),
    insights: await rows(sql`select story_id, sampled_at, source, metrics from story_insight order by 1, 2, 3`),
    suppressed: await Promise.all(
      wantsNone.map(async (viewer) => database.stores.suppressions.find(ours, viewerId(viewer))),
    ),
    leads: await rows(sql`
      select viewer_id, status, segment, reasons, round(heat::numeric, 6) as heat, opened_at, segment_since, last_signal_at, story_id,
        contacted_at, last_touch_at, replied_at
      from lead where closed_at is null and viewer_id <> ${takesBack} order by 1`),
  };
}

async function keptAfter(order: readonly number[]) {
  const desk = await openDesk(await freshPglite());
  await desk.openStories('s1');
  for (const index of order) await arrivals[index]?.(desk);
  return kept(desk);
}

describe('the same things, told in another order and more than once', () => {
  test('end in the same rows', { timeout: 120_000 }, async () => {
    const inOrder = arrivals.map((_, index) => index);
    const expected = await keptAfter(inOrder);
    expect(expected.leads).toHaveLength(3);
    expect(expected.insights).toHaveLength(1);
    expect(expected.suppressed).toEqual([2, 2, 1].map((index) => ({ since: minutesLater(index), by: 'word' })));
    expect(expected.viewers.map((row) => (row as { viewer_id: string }).viewer_id)).toEqual([
      'igsid:10',
      'igsid:11',
      'igsid:12',
      'igsid:13',
      'igsid:14',
      'igsid:7',
      'igsid:8',
    ]);

    const anyOrder = fc
      .tuple(
        fc.shuffledSubarray(inOrder, { minLength: inOrder.length }),
        fc.array(fc.constantFrom(...inOrder), { maxLength: 6 }),
        fc.nat(),
      )
      .map(([order, again, at]) => order.toSpliced(at % order.length, 0, ...again));
    await fc.assert(
      fc.asyncProperty(anyOrder, async (order) => {
        expect(await keptAfter(order)).toEqual(expected);
      }),
      { numRuns: 15, seed: 20261123 },
    );
  });
});
