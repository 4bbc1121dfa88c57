import type { AlarmStore } from '../../../../src/domain/alarm/alarm.ts';
import { boardOf, cardOf, digestOf, type Post, type PostStore, threadOf } from '../../../../src/domain/card/post.ts';
import type { DigestStore } from '../../../../src/domain/digest/digest-store.ts';
import { aCardPost } from '../../../integrations/postgres/stores/builders.ts';
import { byKey, type CallsOf, type Draw } from './draw.ts';

/** @param kinds what it may show */
export function somePost(
  draw: Draw,
  kinds: readonly Post['kind'][] = ['card', 'card', 'thread', 'board', 'digest'],
): Post {
  const kind = draw.pick(kinds);
  const lead = draw.lead();
  const account = draw.account().id;
  const subject = {
    card: cardOf(lead),
    thread: threadOf(lead, draw.pick(['suggestions', 'reply-1', 'reply-2'])),
    board: boardOf(account, draw.storyOf(account)),
    digest: digestOf(draw.channel(), '2026-11-20'),
    report: digestOf(draw.channel(), '2026-11-21'),
  }[kind];
  const team = draw.team();
  const channel = draw.channel();
  return aCardPost({
    team,
    subject,
    kind,
    channel,
    state: draw.pick(['wanted', 'posting', 'unknown', 'shown', 'listed', 'deleted', 'failed']),
    messageTs: draw.maybe(`${team}.${subject}`),
    shownHash: draw.maybe('h1'),
    shownVersion: draw.maybe(draw.whole(9)),
    firstAttemptAt: draw.maybe(draw.instant()),
    postedAt: draw.maybe(draw.minute()),
    pinned: draw.isSo(0.3),
    segment: draw.pick(['hot', 'warm', 'warm', undefined]),
    reason: draw.maybe('over the noise budget'),
  });
}

export function postCalls(draw: Draw): CallsOf<PostStore> {
  const post = somePost(draw);
  const { team, subject, channel, messageTs = '0.0' } = post;
  const lead = draw.lead();
  const since = draw.minute();
  return {
    find: (store) => store.find(team, subject),
    lock: (store) => store.lock(team, subject),
    save: (store) => store.save(post),
    async threadOf(store) {
      const posts = await store.threadOf(team, lead);
      // Of those that nobody has tried to post any may come first.
      const order = posts.map(({ firstAttemptAt }) => firstAttemptAt);
      return { order, posts: byKey(posts.map((one) => ({ ...one, key: one.subject }))) };
    },
    findByMessage: (store) => store.findByMessage(team, channel, messageTs),
    warmPostedSince: (store) => store.warmPostedSince(team, channel, since),
  };
}

export function alarmCalls(draw: Draw): CallsOf<AlarmStore> {
  const team = draw.team();
  const kind = draw.pick(['token-refused', 'post-refused'] as const);
  const subject = draw.pick(['C1', 'C2']);
  const detail = draw.pick(['channel_not_found', 'is_archived']);
  const now = draw.minute();
  return {
    raise: (store) => store.raise(team, kind, subject, detail, now),
    clear: (store) => store.clear(team, kind, subject, now),
    live: (store) => store.live(team),
    find: (store) => store.find(team, kind, subject),
    markTold: (store) => store.markTold(team, kind, subject, now),
  };
}

export function digestCalls(draw: Draw): CallsOf<DigestStore> {
  const team = draw.team();
  const channel = draw.channel();
  const day = `2026-11-0${1 + draw.whole(6)}`;
  const askedBy = draw.pick([undefined, draw.user(), 'command line' as const]);
  const asOf = draw.minute();
  const now = draw.minute();
  const limit = 1 + draw.whole(3);
  return {
    find: (store) => store.find(team, channel, day),
    add: (store) => store.add({ team, channel, day, asOf, askedBy }, now),
    lastDays: (store) => store.lastDays(team, channel, limit),
  };
}
