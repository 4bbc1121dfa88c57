import { digestOf, type Post, type ReportWhat } from '../../domain/card/post.ts';
import type { Stores } from '../../domain/database.ts';
import { digestTimeOf } from '../../domain/digest/digest-hours.ts';
import { type AskedDigest, readDigest } from '../../domain/digest/read-digest.ts';
import { readWeek } from '../../domain/digest/read-week.ts';
import type { ChannelId, TeamId } from '../../domain/ids.ts';
import { type LocalDay, lastSunday } from '../../domain/local-day.ts';
import type { DeskSettings } from '../../domain/team/settings.ts';
import { renderDigest, renderPlainDigest } from '../digest/render-digest.ts';
import { renderPlainReport, renderReport } from '../digest/render-report.ts';
import { renderPlainWeek, renderWeek } from '../digest/render-week.ts';
import type { SlackMessage } from '../messages/slack-message.ts';
import { messageHash } from './message-hash.ts';
import type { SubjectMessage } from './subject-message.ts';

/** Renders the digest of a day: what is reckoned as known when it was due, what waits as it is `now`. */
export async function digestMessage(
  stores: Stores,
  settings: DeskSettings,
  team: TeamId,
  channel: ChannelId,
  day: LocalDay,
  now: Date,
): Promise<SubjectMessage | undefined> {
  const asked = await askedOf(stores, settings, team, channel, day);
  if (!asked) return undefined;
  const facts = await readDigest(stores, settings, asked, now);
  const looks = { message: renderDigest(facts), plain: renderPlainDigest(facts) };
  return { ...(await shown(asked, channel, looks)), kind: 'digest', thread: undefined, isOver: false };
}

/** Renders what stands in the thread of a digest: the review of the week, or a part of the full report. */
export async function reportMessage(
  stores: Stores,
  settings: DeskSettings,
  team: TeamId,
  channel: ChannelId,
  day: LocalDay,
  what: ReportWhat,
): Promise<SubjectMessage | undefined> {
  const asked = await askedOf(stores, settings, team, channel, day);
  const looks = asked && (await reportLooks(stores, settings, asked, what));
  if (!looks) return undefined;
  const digest = await stores.posts.find(team, digestOf(channel, day));
  return {
    ...(await shown(asked, digest?.channel ?? channel, looks)),
    kind: 'report',
    thread: digest?.messageTs ? { root: digest.messageTs, isBroadcast: what === 'week' } : undefined,
    isOver: isGone(digest),
  };
}

interface Looks {
  readonly message: SlackMessage;
  readonly plain: SlackMessage;
}

async function reportLooks(
  stores: Stores,
  settings: DeskSettings,
  asked: AskedDigest,
  what: ReportWhat,
): Promise<Looks | undefined> {
  if (what === 'week') {
    const facts = await readWeek(stores, settings, { ...asked, day: lastSunday(asked.day) });
    return { message: renderWeek(facts), plain: renderPlainWeek(facts) };
  }
  const facts = await readDigest(stores, settings, asked, asked.asOf);
  const ofPart = (reports: ReturnType<typeof renderReport>) =>
    reports.find(({ metadata }) => metadata.event_payload.part === what);
  const [message, plain] = [ofPart(renderReport(facts)), ofPart(renderPlainReport(facts))];
  return message && plain && { message, plain };
}

async function askedOf(
  stores: Stores,
  settings: DeskSettings,
  team: TeamId,
  channel: ChannelId,
  day: LocalDay,
): Promise<AskedDigest | undefined> {
  const [first, ...others] = await stores.accounts.ofDesk(team, channel);
  const made = await stores.digests.find(team, channel, day);
  if (!first || !made) return undefined;
  const at = await digestTimeOf(stores, settings.digest, first);
  return { accounts: [first, ...others], day, asOf: made.asOf, at };
}

async function shown({ accounts: [account] }: AskedDigest, channel: ChannelId, { message, plain }: Looks) {
  return {
    message,
    plain,
    hash: await messageHash(message),
    version: 0,
    account,
    channel,
    lead: undefined,
    priority: 0,
  };
}

const isGone = (digest: Post | undefined) =>
  digest?.state === 'deleted' || (digest?.state === 'failed' && digest.messageTs === undefined);
