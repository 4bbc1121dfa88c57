import type { AccountId, MessageId, TeamId, ViewerId } from '../../../src/domain/ids.ts';
import type { Signal, SignalKind } from '../../../src/domain/signal/signal.ts';
import { countedAt } from '../../../src/domain/touch/counted-at.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import { windowOpeners } from '../../../src/domain/touch/window.ts';
import type { EngineTransaction } from './engine.ts';
import { messages, signals, touches } from './tables.ts';
import { messageOf } from './write-touch.ts';

/** What a row says of whose it is. */
export interface Theirs {
  readonly team: TeamId;
  readonly account: AccountId;
  readonly viewer: ViewerId | undefined;
}

/** A message of ours that is known to have gone out. */
export interface OurMessage extends Theirs {
  readonly at: Date;
  readonly id: string;
  /** Undefined: typed in the Instagram app. */
  readonly touch: Touch | undefined;
  readonly message: MessageId | undefined;
}

/** Everything that is known to have gone out, in order; at one instant what was typed comes last. */
export function ourMessages(tx: EngineTransaction): readonly OurMessage[] {
  const all = [...tx.rows(touches)].map(({ touch }) => touch);
  const sent = all.flatMap((touch): OurMessage[] => {
    const at = hasGoneOut(touch) ? countedAt(touch) : undefined;
    const { team, account, viewer, id } = touch;
    return at ? [{ team, account, viewer, at, id, touch, message: messageOf(touch) }] : [];
  });
  // What belongs to a touch was not typed, whatever is known of that touch.
  const ofTouches = new Set(all.map((touch) => nameOf(touch, messageOf(touch))));
  const typed = [...tx.rows(messages)]
    .filter((row) => row.direction === 'out' && !ofTouches.has(nameOf(row, row.message)))
    .map(({ team, account, viewer, message, notedAt }): OurMessage => {
      return { team, account, viewer, at: notedAt, id: message, touch: undefined, message };
    });
  return [...sent, ...typed].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || Number(!a.touch) - Number(!b.touch) || compare(a.id, b.id),
  );
}

/** When these viewers wrote to us, one instant a time. */
export const theirWords = (tx: EngineTransaction): readonly Signal[] => theirActs(tx, windowOpeners);

/** What they did and did not take back. What was given again after it was taken back stands. */
export const theirActs = (tx: EngineTransaction, kinds: readonly SignalKind[]): readonly Signal[] =>
  [...tx.rows(signals)]
    .map(({ signal }) => signal)
    .filter(({ kind, withdrawnAt, happenedAt }) => kinds.includes(kind) && !(withdrawnAt && withdrawnAt >= happenedAt))
    .toSorted((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime());

export const isOfSame = (one: Theirs) => (other: Theirs) =>
  one.viewer !== undefined && one.team === other.team && one.account === other.account && one.viewer === other.viewer;

/** By code point, as the ids of the product sort in any database. */
export const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const nameOf = ({ team, account }: Theirs, message: MessageId | undefined) => JSON.stringify([team, account, message]);
const hasGoneOut = ({ status }: Touch) => status === 'sent' || status === 'seen' || status === 'said-sent';
