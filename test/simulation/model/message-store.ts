import type { MessageId } from '../../../src/domain/ids.ts';
import type { MessageStore } from '../../../src/domain/signal/message-store.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import type { EngineTransaction } from './engine.ts';
import { byText, byTime } from './order.ts';
import { ourMessages } from './our-messages.ts';
import { keyOf, type MessageRow, messages, touches } from './tables.ts';

type Note = Partial<Omit<MessageRow, 'team' | 'account' | 'message' | 'notedAt'>> & Pick<MessageRow, 'direction'>;

export function modelMessageStore(tx: EngineTransaction): MessageStore {
  const place = (account: Account, message: MessageId) => keyOf(account.team, account.id, message);
  const ofAccount = (account: Account) =>
    [...tx.rows(messages)].filter(({ team, account: id }) => team === account.team && id === account.id);

  /** @returns whether the row is new or has changed, and what it has become */
  async function note(
    account: Account,
    message: MessageId,
    at: Date,
    what: Note,
  ): Promise<{ isNews: boolean; row: MessageRow }> {
    const noted: MessageRow = {
      team: account.team,
      account: account.id,
      message,
      viewer: undefined,
      text: undefined,
      editCount: 0,
      editedAt: undefined,
      unsentAt: undefined,
      seenAt: undefined,
      notedAt: at,
      ...what,
    };
    await tx.lock(messages, place(account, message));
    const before = tx.get(messages, place(account, message));
    const row = before ? merged(before, noted) : noted;
    if (before && isSame(before, row)) return { isNews: false, row: before };
    await tx.put(messages, place(account, message), row);
    return { isNews: true, row };
  }

  return {
    noteWords: async (account, message, direction, text, at, viewer) =>
      (await note(account, message, at, { direction, viewer, text: text?.toWellFormed() })).isNews,

    async noteEdit(account, message, text, editCount, at) {
      const words = text.toWellFormed();
      const edit = { direction: 'unknown', text: words, editCount, editedAt: at } as const;
      const { isNews, row } = await note(account, message, at, edit);
      return isNews && row.editCount === editCount && row.unsentAt === undefined;
    },

    noteUnsent: async (account, message, at) =>
      (await note(account, message, at, { direction: 'unknown', unsentAt: at })).isNews,
    noteSeen: async (account, message, at) =>
      (await note(account, message, at, { direction: 'unknown', seenAt: at })).isNews,

    async conversation(account, viewer, limit) {
      const ours = [...tx.rows(touches)].flatMap(({ touch }) =>
        touch.team === account.team && touch.account === account.id && 'message' in touch ? touch : [],
      );
      const pressedBy = (message: MessageId) => ours.find((touch) => touch.message === message)?.by;
      return ofAccount(account)
        .filter((row) => row.viewer === viewer && row.direction !== 'unknown')
        .toSorted((a, b) => byTime(b.notedAt, a.notedAt) || byText(b.message, a.message))
        .slice(0, limit)
        .toReversed()
        .map((row) => ({
          from: row.direction === 'out' ? 'us' : 'them',
          message: row.message,
          text: row.text,
          unsent: row.unsentAt !== undefined,
          at: row.notedAt,
          by: pressedBy(row.message),
          seenAt: row.seenAt,
        }));
    },

    async edited(account, message) {
      const row = tx.get(messages, place(account, message));
      if (!row || row.editCount === 0 || row.text === undefined || !row.editedAt) return undefined;
      return { text: row.text, at: row.editedAt };
    },

    async typedSince(account, viewer, since) {
      const ours = ourMessages(tx)
        .filter((one) => one.team === account.team && one.account === account.id && one.viewer === viewer)
        .flatMap(({ touch, at }) => (touch === undefined && at >= since ? at : []));
      const [first, last] = [ours[0], ours.at(-1)];
      return first && last ? { first, last } : undefined;
    },

    seenAt: async (account, message) => tx.get(messages, place(account, message))?.seenAt,
  };
}

/** What is known comes first. */
const directions = ['in', 'out', 'unknown'] as const;

/** What two notes about one message amount to, in whichever order they came. */
function merged(one: MessageRow, other: MessageRow): MessageRow {
  const unsentAt = earlier(one.unsentAt, other.unsentAt);
  const later = other.editCount > one.editCount ? other : one;
  const isTie = other.editCount === one.editCount;
  return {
    ...one,
    direction: directions.find((each) => each === one.direction || each === other.direction) ?? 'unknown',
    text: unsentAt ? undefined : isTie ? (one.text ?? other.text) : later.text,
    editedAt: unsentAt ? undefined : isTie ? earlier(one.editedAt, other.editedAt) : later.editedAt,
    editCount: unsentAt ? 0 : later.editCount,
    unsentAt,
    viewer: one.viewer ?? other.viewer,
    seenAt: earlier(one.seenAt, other.seenAt),
    notedAt: earlier(one.notedAt, other.notedAt) ?? one.notedAt,
  };
}

const earlier = (one: Date | undefined, other: Date | undefined) =>
  one === undefined || (other !== undefined && other < one) ? other : one;

const isSame = (one: MessageRow, other: MessageRow) => JSON.stringify(one) === JSON.stringify(other);
