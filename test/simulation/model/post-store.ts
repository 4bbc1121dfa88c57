import {
  type Post,
  type PostState,
  type PostStore,
  subjectParts,
  unsettledStates,
} from '../../../src/domain/card/post.ts';
import type { EngineTransaction } from './engine.ts';
import { byTime } from './order.ts';
import { lockRow } from './statements.ts';
import { keyOf, posts } from './tables.ts';

const isUnsettled: ReadonlySet<PostState> = new Set(unsettledStates);

export function modelPostStore(tx: EngineTransaction): PostStore {
  return {
    find: async (team, subject) => tx.get(posts, keyOf(team, subject)),
    lock: (team, subject) => lockRow(tx, posts, keyOf(team, subject)),
    save: (post) => tx.put(posts, keyOf(post.team, post.subject), post),

    async threadOf(team, lead) {
      return [...tx.rows(posts)]
        .filter((post) => {
          const about = subjectParts(post.subject);
          return post.team === team && about.kind === 'thread' && about.lead === lead;
        })
        .toSorted(notTriedFirst);
    },

    async findByMessage(team, channel, ts) {
      return [...tx.rows(posts)].find(
        (post) => post.team === team && post.channel === channel && post.messageTs === ts,
      );
    },

    async warmPostedSince(team, channel, since) {
      const warm = [...tx.rows(posts)].filter(
        ({ team: whose, channel: where, kind, segment }) =>
          whose === team && where === channel && kind === 'card' && segment === 'warm',
      );
      const posted = warm.flatMap(({ postedAt }) => (postedAt && postedAt > since ? postedAt : []));
      const unsettled = warm.filter(({ postedAt, state }) => !postedAt && isUnsettled.has(state));
      return [...posted.toSorted(byTime), ...unsettled.map(() => undefined)];
    },
  };
}

/** Those that nobody has tried to post yet, then the latest. */
function notTriedFirst({ firstAttemptAt: one }: Post, { firstAttemptAt: other }: Post): number {
  if (one && other) return byTime(other, one);
  return Number(one !== undefined) - Number(other !== undefined);
}
