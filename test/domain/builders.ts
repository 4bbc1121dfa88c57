import {
  accountId,
  channelId,
  leadId,
  messageId,
  type SlackUserId,
  signalKey,
  slackUserId,
  storyId,
  teamId,
  viewerId,
} from '../../src/domain/ids.ts';
import type {
  ClaimedLead,
  ContactedLead,
  DismissedLead,
  LostLead,
  OpenLead,
  Progress,
  RepliedLead,
  SnoozedLead,
  SuppressedLead,
  WonLead,
} from '../../src/domain/lead/lead.ts';
import type { ReactionWithdrawn, SignalSeen } from '../../src/domain/signal/inbound-event.ts';
import type { Signal } from '../../src/domain/signal/signal.ts';
import type { Story } from '../../src/domain/story/story.ts';
import type { Account } from '../../src/domain/team/account.ts';

/** The instant at which tests happen. */
export const noon = new Date('2026-11-20T12:00:00Z');
export const minutesLater = (minutes: number, from = noon) => new Date(from.getTime() + minutes * 60_000);
export const hoursLater = (hours: number, from = noon) => minutesLater(60 * hours, from);

export const ana: SlackUserId = slackUserId('U0ANA');
export const ben: SlackUserId = slackUserId('U0BEN');
export const chloe: SlackUserId = slackUserId('U0CHLOE');

export const anAccount = (over: Partial<Account> = {}): Account => ({
  team: teamId('T1'),
  id: accountId('17841405822304914'),
  login: 'instagram',
  pageId: undefined,
  userName: 'atelier',
  desk: channelId('C1'),
  language: 'en',
  timeZone: 'Europe/Paris',
  ...over,
});

export const aSignal = (over: Partial<Signal> = {}): Signal => ({
  team: teamId('T1'),
  account: accountId('17841405822304914'),
  key: signalKey('message:m1'),
  kind: 'dm',
  viewer: viewerId('igsid:1254477777772919'),
  story: undefined,
  happenedAt: noon,
  receivedAt: noon,
  source: 'webhook',
  message: undefined,
  about: {},
  withdrawnAt: undefined,
  ...over,
});

export const aLead = (over: Partial<OpenLead> = {}): OpenLead => ({
  team: teamId('T1'),
  id: leadId('lead-1'),
  account: accountId('17841405822304914'),
  viewer: viewerId('igsid:1254477777772919'),
  story: undefined,
  status: 'open',
  segment: 'hot',
  reasons: [{ kind: 'did', signal: 'dm', times: 1, lastAt: noon }],
  heat: 300,
  openedAt: noon,
  segmentSince: noon,
  lastSignalAt: noon,
  version: 1,
  previousLead: undefined,
  countsFrom: undefined,
  passedBy: [],
  ...over,
});

export const aClaimedLead = (over: Partial<ClaimedLead> = {}): ClaimedLead => ({
  ...aLead(),
  status: 'claimed',
  owner: ben,
  claimedAt: noon,
  leaseUntil: minutesLater(10),
  ...over,
});

/** A lead that was never answered. */
export const nothingYet: Progress = {
  owner: undefined,
  contactedAt: undefined,
  lastTouchAt: undefined,
  repliedAt: undefined,
};

export const aDismissedLead = (over: Partial<DismissedLead> = {}): DismissedLead => ({
  ...aLead(),
  ...nothingYet,
  status: 'dismissed',
  closedAt: noon,
  closedBy: ben,
  dismissedAs: 'not-a-lead',
  ...over,
});

export const aContactedLead = (over: Partial<ContactedLead> = {}): ContactedLead => ({
  ...aLead(),
  status: 'contacted',
  owner: ben,
  contactedAt: minutesLater(5),
  lastTouchAt: minutesLater(5),
  ...over,
});

export const aRepliedLead = (over: Partial<RepliedLead> = {}): RepliedLead => ({
  ...aContactedLead(),
  status: 'replied',
  repliedAt: minutesLater(6),
  ...over,
});

export const aSnoozedLead = (over: Partial<SnoozedLead> = {}): SnoozedLead => ({
  ...aLead(),
  ...nothingYet,
  status: 'snoozed',
  snoozedUntil: minutesLater(60),
  snoozedBy: ben,
  ...over,
});

export const aWonLead = (over: Partial<WonLead> = {}): WonLead => ({
  ...aLead(),
  ...nothingYet,
  status: 'won',
  closedAt: noon,
  closedBy: ben,
  value: undefined,
  note: undefined,
  ...over,
});

export const aLostLead = (over: Partial<LostLead> = {}): LostLead => ({
  ...aLead(),
  ...nothingYet,
  status: 'lost',
  closedAt: noon,
  closedBy: ben,
  reason: 'no-answer',
  note: undefined,
  ...over,
});

export const aSuppressedLead = (over: Partial<SuppressedLead> = {}): SuppressedLead => ({
  ...aLead(),
  ...nothingYet,
  status: 'suppressed',
  closedAt: noon,
  closedBy: undefined,
  suppressedBy: 'word',
  ...over,
});

export const aStory = (over: Partial<Story> = {}): Story => ({
  team: teamId('T1'),
  account: accountId('17841405822304914'),
  id: storyId('18074819347285670'),
  kind: 'image',
  postedAt: noon,
  expiresAt: hoursLater(24),
  permalink: undefined,
  caption: undefined,
  thumbnailUrl: undefined,
  monitor: undefined,
  lastCaptureAt: undefined,
  closedAt: undefined,
  ...over,
});

const account = accountId('17841405822304914');

/** Somebody with the id `igsid` writes us a direct message, at noon. */
export const aDm = (igsid: string, over: Partial<SignalSeen> & { mid?: string } = {}): SignalSeen => {
  const { mid = `m-${igsid}`, ...rest } = over;
  return {
    type: 'signal',
    account,
    happenedAt: noon,
    key: signalKey(`message:${mid}`),
    kind: 'dm',
    person: { igsid },
    message: messageId(mid),
    text: 'How much is it?',
    about: {},
    ...rest,
  };
};

/** Somebody whose id and user name we are told comments, at noon: Hot, and known by name at once. */
export const aComment = (
  igsid: string,
  userName: string,
  over: Partial<SignalSeen> & { comment?: string } = {},
): SignalSeen => {
  const { comment = `c-${igsid}`, ...rest } = over;
  return {
    type: 'signal',
    account,
    happenedAt: noon,
    key: signalKey(`comment:${comment}`),
    kind: 'comment',
    person: { igsid, userName },
    message: messageId(`comment:${comment}`),
    text: 'Love it!',
    about: {},
    ...rest,
  };
};

/** Somebody puts an emoji on message `mid` of ours, at noon: Warm. */
export const aReaction = (igsid: string, over: Partial<SignalSeen> & { mid?: string } = {}): SignalSeen => {
  const { mid = 'ours-1', ...rest } = over;
  return {
    type: 'signal',
    account,
    happenedAt: noon,
    key: signalKey(`reaction:${mid}:${igsid}`),
    kind: 'reaction',
    person: { igsid },
    about: { emoji: '❤' },
    ...rest,
  };
};

/** The same reaction is taken back, a minute past noon. */
export const aWithdrawal = (
  igsid: string,
  over: Partial<ReactionWithdrawn> & { mid?: string } = {},
): ReactionWithdrawn => {
  const { mid = 'ours-1', ...rest } = over;
  return {
    type: 'reaction-withdrawn',
    account,
    happenedAt: minutesLater(1),
    key: signalKey(`reaction:${mid}:${igsid}`),
    person: { igsid },
    message: messageId(mid),
    ...rest,
  };
};
