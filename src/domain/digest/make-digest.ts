import { digestOf, reportOf, reportParts } from '../card/post.ts';
import { schedulePublication } from '../card/schedule-publication.ts';
import type { Stores, Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { addMilliseconds } from '../duration.ts';
import type { ChannelId, TeamId } from '../ids.ts';
import { addLocalDays, type LocalDay, lastSunday, localDayOf } from '../local-day.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { Account } from '../team/account.ts';
import type { DeskSettings } from '../team/settings.ts';
import { digestTimeOf, fixedDigestTime } from './digest-hours.ts';
import type { Digest } from './digest-store.ts';
import { nextDigest } from './digest-time.ts';

/** A digest goes before every card: it is one message a day, and somebody waits for it at a certain minute. */
const digestPriority = 100_000_000;

/**
 * Makes the digest of a desk when its time has come, and says when to look again. However often and by however many
 * processes this is called, there is one digest for each day.
 *
 * @returns undefined when the channel is no desk any more
 */
export function makeDigest(desk: Desk, team: TeamId, channel: ChannelId): Promise<Date | undefined> {
  return desk.database.transaction(async (stores) => {
    const planned = await planDigest(stores, desk.settings, team, channel, desk.clock.now());
    if (!planned) return undefined;
    const { account, day, dueAt } = planned;
    const now = desk.clock.now();
    if (dueAt > now) return dueAt;
    const [before] = await stores.digests.lastDays(team, channel, 1);
    await addDigest(stores, account, { team, channel, day, asOf: dueAt, askedBy: undefined }, now, before);
    return (await planDigest(stores, desk.settings, team, channel, now))?.dueAt;
  });
}

/** Why no digest is made now. */
export type DigestRefusal =
  | { readonly kind: 'already-made'; readonly digest: Digest }
  /** It would tell of half a day, and be the only one of it. */
  | { readonly kind: 'not-over' };

/** Makes the digest of a past day now, because somebody asks for it. It counts as that day's own. */
export function postDigestNow(
  desk: Desk,
  account: Account,
  day: LocalDay,
  askedBy: NonNullable<Digest['askedBy']>,
): Promise<Result<Digest, DigestRefusal>> {
  return desk.database.transaction(async (stores) => {
    const { team, desk: channel } = account;
    const now = desk.clock.now();
    if (day >= localDayOf(now, account.timeZone)) return refuse({ kind: 'not-over' });
    const before = await stores.digests.find(team, channel, day);
    if (before) return refuse({ kind: 'already-made', digest: before });
    const digest: Digest = { team, channel, day, asOf: now, askedBy };
    await addDigest(stores, account, digest, now);
    return accept(digest);
  });
}

/** Has the digests of a desk made from now on; the first comes at the next time of day it is due. */
export async function startDigests(desk: Desk, stores: Transaction, account: Account): Promise<void> {
  const now = desk.clock.now();
  const { team, desk: channel } = account;
  const planned = await planDigest(stores, desk.settings, team, channel, now);
  if (!planned) return;
  const [lastDay] = await stores.digests.lastDays(team, channel, 1);
  // A desk that was opened in the afternoon has nothing to tell of the day before.
  const isFirst = lastDay === undefined && planned.dueAt < now;
  const dueAt = isFirst ? nextDigest(now, planned.at, planned.account.timeZone, planned.day).dueAt : planned.dueAt;
  await stores.tasks.schedule({ team, kind: 'digest', key: channel, dueAt });
}

/** Why the time of the digest stays as it is. */
export interface HourRefusal {
  readonly kind: 'fixed-in-settings';
  readonly at: string;
}

/** Changes when the digest of an account's desk comes; today's follows at once if its time is over. */
export function changeDigestTime(desk: Desk, account: Account, at: string): Promise<Result<Date, HourRefusal>> {
  return desk.database.transaction(async (stores) => {
    const { team, desk: channel } = account;
    const first = (await stores.accounts.ofDesk(team, channel))[0] ?? account;
    const fixed = fixedDigestTime(desk.settings.digest, first);
    if (fixed !== undefined) return refuse({ kind: 'fixed-in-settings', at: fixed });
    await stores.accounts.putDigestTime(team, first.id, at);
    const planned = await planDigest(stores, desk.settings, team, channel, desk.clock.now());
    if (!planned) throw new Error(`Channel ${channel} is the desk of ${first.id} and of nobody`);
    await stores.tasks.schedule({ team, kind: 'digest', key: channel, dueAt: planned.dueAt, move: true });
    return accept(planned.dueAt);
  });
}

async function planDigest(stores: Stores, settings: DeskSettings, team: TeamId, channel: ChannelId, now: Date) {
  const [account] = await stores.accounts.ofDesk(team, channel);
  if (!account) return undefined;
  const at = await digestTimeOf(stores, settings.digest, account);
  const [lastDay] = await stores.digests.lastDays(team, channel, 1);
  return { account, at, ...nextDigest(now, at, account.timeZone, lastDay) };
}

/** @param before the day of the digest before it; of one that is asked for, the day before */
async function addDigest(
  stores: Transaction,
  account: Account,
  digest: Digest,
  now: Date,
  before = addLocalDays(digest.day, -1),
): Promise<void> {
  if (!(await stores.digests.add(digest, now))) return;
  const { channel, day } = digest;
  await schedulePublication(stores, account, digestOf(channel, day), undefined, digestPriority, now);
  // The first digest after a week is over brings its review, be it late.
  if (lastSunday(day) > before) {
    await schedulePublication(stores, account, reportOf(channel, day, 'week'), undefined, digestPriority - 1, now);
  }
}

/** Has the full report of a digest posted in its thread; what stands there already is left as it is. */
export async function postReport(desk: Desk, account: Account, day: LocalDay): Promise<void> {
  await desk.database.transaction(async (stores) => {
    const now = desk.clock.now();
    for (const [index, part] of reportParts.entries()) {
      const subject = reportOf(account.desk, day, part);
      const post = await stores.posts.find(account.team, subject);
      if (post?.messageTs) continue;
      // One after the other, in their order.
      const dueAt = addMilliseconds(now, index);
      await schedulePublication(stores, account, subject, post, digestPriority - 1 - index, dueAt);
    }
  });
}
