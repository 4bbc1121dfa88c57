import { describe, expect } from 'vitest';
import { boardOf, cardOf, type Post, replyTo, type ThreadWhat, threadOf } from '../../../../src/domain/card/post.ts';
import { channelId, leadId } from '../../../../src/domain/ids.ts';
import { postgresPostStore } from '../../../../src/integrations/postgres/post-store.ts';
import { onBoth } from '../../../support/databases.ts';
import { aCardPost, anAccount, minute, otherTeam, story, team } from './builders.ts';

describe('a Slack message of ours', () => {
  onBoth('is found as it was saved last', async ({ db }) => {
    const posts = postgresPostStore(db);
    const post = aCardPost();

    await posts.save({ ...post, state: 'posting', messageTs: undefined, postedAt: undefined });
    await posts.save(post);
    expect(await posts.find(team, post.subject)).toStrictEqual(post);

    const listed = aCardPost({ state: 'listed', messageTs: undefined, postedAt: undefined, reason: 'over budget' });
    await posts.save(listed);
    expect(
      await db.transaction().execute((inside) => postgresPostStore(inside).lock(team, post.subject)),
    ).toStrictEqual(listed);
    expect(await posts.find(otherTeam, post.subject)).toBeUndefined();
  });
});

describe('a message that somebody points at', () => {
  onBoth('is known by its channel and its time, in its team alone', async ({ db }) => {
    const posts = postgresPostStore(db);
    const post = aCardPost({ messageTs: '1795165440.000100' });
    await posts.save(post);

    expect(await posts.findByMessage(team, post.channel, '1795165440.000100')).toStrictEqual(post);
    expect(await posts.findByMessage(team, post.channel, '1795165440.000200')).toBeUndefined();
    expect(await posts.findByMessage(team, channelId('C2'), '1795165440.000100')).toBeUndefined();
    expect(await posts.findByMessage(otherTeam, post.channel, '1795165440.000100')).toBeUndefined();
  });
});

describe('the thread of a card', () => {
  onBoth('is what stands in it or is to, the latest first, and nothing of other cards', async ({ db }) => {
    const posts = postgresPostStore(db);
    const lead = leadId('L1');
    const inThread = (of: string, what: ThreadWhat, over: Partial<Post> = {}) =>
      aCardPost({ subject: threadOf(leadId(of), what), kind: 'thread', segment: undefined, ...over });
    const suggestions = inThread('L1', 'suggestions', { firstAttemptAt: minute(5) });
    const reply = inThread('L1', replyTo(minute(6)), { firstAttemptAt: minute(7) });
    const next = inThread('L1', replyTo(minute(8)), {
      state: 'wanted',
      messageTs: undefined,
      firstAttemptAt: undefined,
    });
    for (const post of [reply, next, suggestions, aCardPost(), inThread('L10', 'suggestions')]) await posts.save(post);

    expect(await posts.threadOf(team, lead)).toStrictEqual([next, reply, suggestions]);
    expect(await posts.threadOf(otherTeam, lead)).toStrictEqual([]);
  });
});

describe('the noise of Warm cards', () => {
  onBoth(
    'counts what was posted in the channel since then, oldest first, and what may be posted by now',
    async ({ db }) => {
      const posts = postgresPostStore(db);
      const card = (id: string, over: Parameters<typeof aCardPost>[0]) =>
        aCardPost({ subject: cardOf(leadId(id)), ...over });
      for (const post of [
        card('L3', { postedAt: minute(30) }),
        card('L2', { postedAt: minute(20) }),
        card('L1', { postedAt: minute(10) }),
        card('L4', { postedAt: minute(21), segment: 'hot' }),
        card('L5', { postedAt: minute(22), channel: channelId('C2') }),
        card('L6', { postedAt: undefined, state: 'listed' }),
        card('L7', { postedAt: undefined, state: 'unknown' }),
        card('L8', { postedAt: undefined, state: 'posting', segment: 'hot' }),
        aCardPost({ subject: boardOf(anAccount().id, story), kind: 'board', segment: undefined, postedAt: minute(23) }),
      ]) {
        await posts.save(post);
      }

      expect(await posts.warmPostedSince(team, anAccount().desk, minute(10))).toStrictEqual([
        minute(20),
        minute(30),
        undefined,
      ]);
    },
  );
});
