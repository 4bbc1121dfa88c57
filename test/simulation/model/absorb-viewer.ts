import type { ViewerId } from '../../../src/domain/ids.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import type { EngineTransaction } from './engine.ts';
import { lockViewers } from './lock-viewers.ts';
import { isLater } from './order.ts';
import { insertRow, lockRow, UniqueViolation, updateRows } from './statements.ts';
import {
  closingKey,
  closings,
  conversions,
  identities,
  keyOf,
  messages,
  signals,
  touches,
  type ViewerRow,
  viewers,
} from './tables.ts';
import { writeTouch } from './write-touch.ts';

/** Gives everything of `from` but its leads to `into` and forgets `from`. */
export async function absorbViewer(
  tx: EngineTransaction,
  account: Account,
  from: ViewerId,
  into: ViewerId,
): Promise<void> {
  if (from === into) return;
  const { team, id: of } = account;
  const place = (id: ViewerId) => keyOf(team, of, id);
  const locked = await lockViewers(tx, account, new Set([from, into]));
  const [gone, kept] = [from, into].map((id) => locked.find((row) => row.id === id));
  const isTheirs = (row: { readonly team: string; readonly account: string; readonly viewer: unknown }) =>
    row.team === team && row.account === of && row.viewer === from;
  const moved = <Row extends Parameters<typeof isTheirs>[0]>(row: Row) =>
    isTheirs(row) ? { ...row, viewer: into } : undefined;

  await updateRows(tx, identities, ({ identity }) => keyOf(team, of, identity), moved);
  await updateRows(
    tx,
    signals,
    ({ signal }) => keyOf(team, of, signal.key),
    (row) => (isTheirs(row.signal) ? { ...row, signal: { ...row.signal, viewer: into } } : undefined),
  );
  await updateRows(tx, messages, ({ message }) => keyOf(team, of, message), moved);
  for (const { touch } of [...tx.rows(touches)].filter((row) => isTheirs(row.touch))) {
    const row = await lockRow(tx, touches, keyOf(team, touch.id));
    if (row && isTheirs(row.touch)) await writeTouch(tx, row, { ...row, touch: { ...row.touch, viewer: into } });
  }
  await updateRows(tx, conversions, ({ key }) => keyOf(team, of, key), moved);
  for (const row of [...tx.rows(closings)].filter(isTheirs)) await tx.remove(closings, closingKey(row));
  if (!gone) return;
  if (kept) await tx.put(viewers, place(into), joined(kept, gone));
  else if (!(await insertRow(tx, viewers, place(into), { ...gone, id: into }))) throw new UniqueViolation('viewer_pk');
  await tx.remove(viewers, place(from));
}

function joined(kept: ViewerRow, gone: ViewerRow): ViewerRow {
  const named = isLater(gone.userNameSeenAt, kept.userNameSeenAt) ? gone : kept;
  const [read, other] = isLater(gone.profileReadAt, kept.profileReadAt) ? [gone, kept] : [kept, gone];
  return {
    ...kept,
    userName: named.userName,
    userNameSeenAt: named.userNameSeenAt,
    displayName: read.displayName ?? other.displayName,
    followers: read.followers ?? other.followers,
    followsUs: read.followsUs ?? other.followsUs,
    profileReadAt: read.profileReadAt,
    firstSeenAt: isLater(kept.firstSeenAt, gone.firstSeenAt) ? gone.firstSeenAt : kept.firstSeenAt,
  };
}
