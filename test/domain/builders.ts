import {
  accountId,
  channelId,
  leadId,
  type SlackUserId,
  signalKey,
  slackUserId,
  storyId,
  teamId,
  viewerId,
} from '../../src/domain/ids.ts';
import type { ClaimedLead, DismissedLead, OpenLead } from '../../src/domain/lead/lead.ts';
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

export const aDismissedLead = (over: Partial<DismissedLead> = {}): DismissedLead => ({
  ...aLead(),
  status: 'dismissed',
  dismissedAt: noon,
  dismissedBy: ben,
  dismissedAs: 'not-a-lead',
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
