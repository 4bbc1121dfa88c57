import type { SignalKey } from '../../../src/domain/ids.ts';
import type { Signal } from '../../../src/domain/signal/signal.ts';
import type { SignalStore } from '../../../src/domain/signal/signal-store.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import { windowOpeners } from '../../../src/domain/touch/window.ts';
import type { EngineTransaction } from './engine.ts';
import { byText, byTime } from './order.ts';
import { throughJson } from './statements.ts';
import { keyOf, type SignalRow, signals } from './tables.ts';

const mostDeciding = 200;

export function modelSignalStore(tx: EngineTransaction): SignalStore {
  const place = ({ team, account, key }: { team: string; account: string; key: SignalKey }) =>
    keyOf(team, account, key);
  const ofAccount = (account: Pick<Account, 'team' | 'id'>) =>
    [...tx.rows(signals)].filter(({ signal }) => signal.team === account.team && signal.account === account.id);

  /** @returns whether the row is new or has changed */
  async function keep(fresh: SignalRow): Promise<boolean> {
    const key = place(fresh.signal);
    await tx.lock(signals, key);
    const before = tx.get(signals, key);
    const row = before === undefined ? fresh : mergedRow(before, fresh);
    if (before && JSON.stringify(before) === JSON.stringify(row)) return false;
    await tx.put(signals, key, row);
    return true;
  }

  return {
    add: (signal, late) => keep({ signal: { ...signal, about: throughJson(signal.about) }, late }),

    withdraw: (account, key, viewer, message, at, receivedAt) =>
      keep({
        signal: {
          team: account.team,
          account: account.id,
          key,
          kind: 'reaction',
          viewer,
          story: undefined,
          happenedAt: at,
          receivedAt,
          source: 'webhook',
          message,
          about: {},
          withdrawnAt: at,
        },
        late: true,
      }),

    async firstWritten(account, viewer, after) {
      return ofAccount(account)
        .filter(
          ({ signal }) =>
            signal.viewer === viewer &&
            signal.happenedAt > after &&
            windowOpeners.includes(signal.kind) &&
            !isWithdrawn(signal),
        )
        .map(({ signal }) => signal.happenedAt)
        .toSorted(byTime)[0];
    },

    async deciding(account, viewer, { happenedAfter, receivedAfter }) {
      return ofAccount(account)
        .filter(
          ({ signal, late }) =>
            signal.viewer === viewer &&
            signal.happenedAt > happenedAfter &&
            (receivedAfter === undefined || signal.receivedAt > receivedAfter) &&
            !late &&
            !isWithdrawn(signal),
        )
        .map(({ signal }) => signal)
        .toSorted((a, b) => byTime(a.happenedAt, b.happenedAt) || byText(a.key, b.key))
        .slice(-mostDeciding)
        .map((signal) => ({ ...signal, withdrawnAt: undefined }));
    },

    async viewersOf(account, message) {
      const found = ofAccount(account).flatMap(({ signal }) => (signal.message === message ? signal.viewer : []));
      return [...new Set(found)].toSorted(byText);
    },

    async haveSeen(team, account, story, viewers) {
      const seen = ofAccount({ team, id: account }).flatMap(({ signal }) =>
        signal.kind === 'view' && signal.story === story && viewers.includes(signal.viewer) ? signal.viewer : [],
      );
      return new Set(seen);
    },
  };
}

/** A reaction that was given again after it was taken back stands. */
export const isWithdrawn = ({ withdrawnAt, happenedAt }: Signal) =>
  withdrawnAt !== undefined && withdrawnAt >= happenedAt;

const mergedRow = (before: SignalRow, fresh: SignalRow): SignalRow =>
  fresh.signal.kind === 'reaction' ? mergedReaction(before, fresh) : mergedSignal(before, fresh);

const earliest = (one: Date, other: Date) => (other < one ? other : one);
const latest = (one: Date | undefined, other: Date | undefined) =>
  one === undefined || (other !== undefined && other > one) ? other : one;

/** The one that happened first stays; of two at one time, any, as long as it is always the same. */
function mergedSignal(before: SignalRow, fresh: SignalRow): SignalRow {
  const isEarlier =
    fresh.signal.happenedAt < before.signal.happenedAt ||
    (fresh.signal.happenedAt.getTime() === before.signal.happenedAt.getTime() &&
      isLess(contentOf(fresh.signal), contentOf(before.signal)));
  const stays = isEarlier ? fresh.signal : before.signal;
  return {
    signal: {
      ...stays,
      key: before.signal.key,
      happenedAt: earliest(before.signal.happenedAt, fresh.signal.happenedAt),
      receivedAt: earliest(before.signal.receivedAt, fresh.signal.receivedAt),
      withdrawnAt: before.signal.withdrawnAt,
    },
    late: before.late && fresh.late,
  };
}

const contentOf = ({ about, kind, story, message, source, viewer }: Signal) =>
  jsonbText(about) + jsonbText([about, kind, story ?? null, message ?? null, source, viewer]);

/** As the database compares where it is told to: byte by byte. */
const isLess = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;

/** Giving a reaction and taking it back are one row, which tells the last word on it. */
function mergedReaction(before: SignalRow, fresh: SignalRow): SignalRow {
  const [one, other] = [before.signal, fresh.signal];
  const order = other.happenedAt.getTime() - one.happenedAt.getTime();
  const ofLater = <Value>(a: Value, b: Value, whenEqual: Value) => (order > 0 ? b : order < 0 ? a : whenEqual);
  const greater = <Text extends string>(a: Text | undefined, b: Text | undefined) =>
    a === undefined || (b !== undefined && b > a) ? b : a;
  const about = isLess(jsonbText(one.about), jsonbText(other.about)) ? other.about : one.about;
  return {
    signal: {
      ...one,
      happenedAt: latest(one.happenedAt, other.happenedAt) ?? one.happenedAt,
      withdrawnAt: latest(one.withdrawnAt, other.withdrawnAt),
      receivedAt: ofLater(one.receivedAt, other.receivedAt, earliest(one.receivedAt, other.receivedAt)),
      about: ofLater(one.about, other.about, about),
      story: greater(one.story, other.story),
      message: greater(one.message, other.message),
      source: byText(other.source, one.source) < 0 ? other.source : one.source,
    },
    late: ofLater(before.late, fresh.late, before.late && fresh.late),
  };
}

/** As Postgres writes jsonb: keys by length, then by letters; a space after each colon and comma. */
function jsonbText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => a.length - b.length || byText(a, b));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}: ${jsonbText(part)}`).join(', ')}}`;
}
