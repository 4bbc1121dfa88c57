import type { Post } from '../../../../src/domain/card/post.ts';
import { cardOf } from '../../../../src/domain/card/post.ts';
import {
  accountId,
  channelId,
  leadId,
  type MessageId,
  messageId,
  type SignalKey,
  signalKey,
  slackUserId,
  storyId,
  teamId,
  viewerId,
} from '../../../../src/domain/ids.ts';
import {
  type ClaimedLead,
  type ContactedLead,
  coreOfLead,
  type DismissedLead,
  type OpenLead,
  type RepliedLead,
  type WaitingLead,
  type WonLead,
} from '../../../../src/domain/lead/lead.ts';
import type { Signal } from '../../../../src/domain/signal/signal.ts';
import type { Story } from '../../../../src/domain/story/story.ts';
import type { Account } from '../../../../src/domain/team/account.ts';
import { parseEncryptionKeys } from '../../../../src/integrations/postgres/encryption-keys.ts';
import { aesSealer } from '../../../../src/integrations/postgres/sealing.ts';
import { nothingYet } from '../../../domain/builders.ts';

export const sealer = aesSealer(parseEncryptionKeys(`k1:${Buffer.alloc(32, 1).toString('base64')}`));

/** 2 March 2026, nine o'clock and so many minutes. */
export const minute = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9, minutes));

export const team = teamId('T1');
export const otherTeam = teamId('T2');
export const ana = slackUserId('UANA');
export const ben = slackUserId('UBEN');
export const zoe = viewerId('igsid:900');
export const yan = viewerId('igsid:901');
export const story = storyId('18001');
export const button = { actor: ben, cause: 'button' };

export const anAccount = (over: Partial<Account> = {}): Account => ({
  team,
  id: accountId('17841400000000001'),
  login: 'instagram',
  pageId: undefined,
  userName: 'cafe.ana',
  desk: channelId('C1'),
  language: 'fr',
  timeZone: 'Europe/Paris',
  ...over,
});

const account = anAccount().id;

export const aStory = (over: Partial<Story> = {}): Story => ({
  team,
  account,
  id: story,
  kind: 'image',
  postedAt: minute(0),
  expiresAt: minute(24 * 60),
  permalink: undefined,
  caption: 'Spring menu',
  thumbnailUrl: undefined,
  monitor: undefined,
  lastCaptureAt: undefined,
  closedAt: undefined,
  ...over,
});

export const aSignal = (
  over: Partial<Omit<Signal, 'key' | 'message'>> & { key?: string; message?: string } = {},
): Signal => {
  const { key = 'message:m1', message, ...rest } = over;
  return {
    team,
    account,
    key: signalKey(key) as SignalKey,
    kind: 'dm',
    viewer: zoe,
    story: undefined,
    happenedAt: minute(4),
    receivedAt: minute(5),
    source: 'webhook',
    message: message === undefined ? undefined : (messageId(message) as MessageId),
    about: {},
    withdrawnAt: undefined,
    ...rest,
  };
};

const leadBase = {
  team,
  id: leadId('L1'),
  account,
  viewer: zoe,
  story,
  segment: 'hot',
  reasons: [{ kind: 'did', signal: 'dm', times: 1, lastAt: minute(4) }],
  heat: 12.5,
  openedAt: minute(4),
  segmentSince: minute(4),
  lastSignalAt: minute(4),
  version: 0,
  previousLead: undefined,
  countsFrom: undefined,
  passedBy: [],
} as const;

export const anOpenLead = (over: Partial<OpenLead> = {}): OpenLead => ({ ...leadBase, status: 'open', ...over });

export const aClaimedLead = (over: Partial<ClaimedLead> = {}): ClaimedLead => ({
  ...leadBase,
  status: 'claimed',
  owner: ben,
  claimedAt: minute(5),
  leaseUntil: minute(15),
  ...over,
});

export const aContactedLead = (over: Partial<ContactedLead> = {}): ContactedLead => ({
  ...leadBase,
  status: 'contacted',
  owner: ben,
  contactedAt: minute(6),
  lastTouchAt: minute(6),
  ...over,
});

export const aRepliedLead = (over: Partial<RepliedLead> = {}): RepliedLead => ({
  ...aContactedLead(),
  status: 'replied',
  repliedAt: minute(8),
  ...over,
});

export const aDismissedLead = (over: Partial<DismissedLead> = {}): DismissedLead => ({
  ...leadBase,
  ...nothingYet,
  status: 'dismissed',
  closedAt: minute(6),
  closedBy: ben,
  dismissedAs: 'not-a-lead',
  ...over,
});

export const aWonLead = (over: Partial<WonLead> = {}): WonLead => ({
  ...aRepliedLead(),
  status: 'won',
  closedAt: minute(9),
  closedBy: ben,
  value: { amount: '49.9', currency: 'EUR' },
  note: undefined,
  ...over,
});

export const aCardPost = (over: Partial<Post> = {}): Post => ({
  team,
  subject: cardOf(leadId('L1')),
  kind: 'card',
  channel: anAccount().desk,
  state: 'shown',
  messageTs: '1772442300.000100',
  shownHash: 'h1',
  shownVersion: 1,
  firstAttemptAt: minute(4),
  postedAt: minute(4),
  pinned: false,
  segment: 'warm',
  reason: undefined,
  ...over,
});

/** What `lockNext` found, taken by Ben. */
export const claimedNow = (next: WaitingLead): ClaimedLead => ({
  ...aClaimedLead(),
  ...coreOfLead(next),
  status: 'claimed',
});
