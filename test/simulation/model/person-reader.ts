import { addDays } from '../../../src/domain/duration.ts';
import type { MessageId, TouchId, ViewerId } from '../../../src/domain/ids.ts';
import type { Signal } from '../../../src/domain/signal/signal.ts';
import type { SuppressionStore } from '../../../src/domain/suppression/suppression-store.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import type { TouchStore } from '../../../src/domain/touch/touch-store.ts';
import type { EngineTransaction } from './engine.ts';
import { byText, byTime } from './order.ts';
import { isWithdrawn } from './signal-store.ts';
import { closingKey, closings, keyOf, privateReplies, signals, viewers } from './tables.ts';

const commentDays = 8;
const mostComments = 50;

export function modelPersonReader(
  tx: EngineTransaction,
  suppressions: Pick<SuppressionStore, 'find'>,
): Pick<TouchStore, 'person' | 'noteClosings'> {
  return {
    async person(account, viewer, but) {
      const theirs = theirSignals(tx, account, viewer).toSorted((a, b) => byTime(b.happenedAt, a.happenedAt));
      const last = theirs[0]?.happenedAt;
      return {
        acts: latestOfEach(theirs).map(({ kind, happenedAt, message, about }) => ({
          kind,
          happenedAt,
          message,
          about,
          withdrawnAt: undefined,
        })),
        comments: theirs
          .filter(({ message, happenedAt }) => isComment(message) && last && happenedAt > addDays(last, -commentDays))
          .slice(0, mostComments)
          .flatMap(({ message, happenedAt, about }) =>
            message === undefined
              ? []
              : {
                  id: message,
                  mediaKind: about.mediaKind,
                  happenedAt,
                  broadcastEndedAt: undefined,
                  answeredAt: answeredAt(tx, account, message, but),
                },
          ),
        closings: [...tx.rows(closings)]
          .filter((row) => row.team === account.team && row.account === account.id && row.viewer === viewer)
          .map(({ closing }) => closing),
        suppression: await suppressions.find(account, viewer),
        userName: tx.get(viewers, keyOf(account.team, account.id, viewer))?.userName,
      };
    },

    async noteClosings(account, viewer, said) {
      for (const closing of said) {
        const row = { team: account.team, account: account.id, viewer, closing };
        await tx.put(closings, closingKey(row), row);
      }
    },
  };
}

/** What they did and did not take back. */
export const theirSignals = (tx: EngineTransaction, account: Account, viewer: ViewerId): Signal[] =>
  [...tx.rows(signals)].flatMap(({ signal }) =>
    signal.team === account.team && signal.account === account.id && signal.viewer === viewer && !isWithdrawn(signal)
      ? signal
      : [],
  );

const isComment = (message: MessageId | undefined) => message?.startsWith('comment:') ?? false;

/** Of each kind, in public and in private, from an ad and not, the latest. */
function latestOfEach(newestFirst: readonly Signal[]): Signal[] {
  const sortOf = ({ kind, message, about }: Signal) => keyOf(kind, String(isComment(message)), String('adId' in about));
  const latest = new Map<string, Signal>();
  for (const signal of newestFirst) if (!latest.has(sortOf(signal))) latest.set(sortOf(signal), signal);
  return [...latest].toSorted(([a], [b]) => byText(a, b)).map(([, signal]) => signal);
}

/** When a comment was answered in private, by another touch than `but`. */
function answeredAt(tx: EngineTransaction, account: Account, comment: MessageId, but: TouchId | undefined) {
  const row = tx.get(privateReplies, keyOf(account.team, account.id, comment));
  return row && row.touch !== but ? row.begunAt : undefined;
}
