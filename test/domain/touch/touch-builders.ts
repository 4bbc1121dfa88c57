import { accountId, leadId, messageId, teamId, touchId, viewerId } from '../../../src/domain/ids.ts';
import type { CommentFacts } from '../../../src/domain/touch/choose-private-reply.ts';
import type { PersonFacts, RouteFacts } from '../../../src/domain/touch/plan-routes.ts';
import type { SendingAccount } from '../../../src/domain/touch/sending-account.ts';
import type {
  OfferedTouch,
  SendingTouch,
  SentTouch,
  UnknownTouch,
  WaitingTouch,
} from '../../../src/domain/touch/touch.ts';
import type { PastAct } from '../../../src/domain/touch/window.ts';
import { ben, noon } from '../builders.ts';

export const secondsLater = (seconds: number, from = noon) => new Date(from.getTime() + 1000 * seconds);
export const daysLater = (days: number, from = noon) => secondsLater(days * 86_400, from);

export const anAct = (over: Partial<PastAct> = {}): PastAct => ({
  kind: 'dm',
  happenedAt: noon,
  message: messageId('m1'),
  about: {},
  withdrawnAt: undefined,
  ...over,
});

export const aCommentOn = (over: Partial<CommentFacts> = {}): CommentFacts => ({
  id: messageId('comment:1'),
  mediaKind: 'FEED',
  happenedAt: noon,
  broadcastEndedAt: undefined,
  answeredAt: undefined,
  ...over,
});

/** Somebody whose user name we know and who did nothing yet. */
export const aPerson = (over: Partial<PersonFacts> = {}): PersonFacts => ({
  acts: [],
  comments: [],
  suppression: undefined,
  userName: 'marie',
  closings: [],
  ...over,
});

/** An account that may do everything. */
export const aSendingAccount = (over: Partial<SendingAccount> = {}): SendingAccount => ({
  hasApi: true,
  messaging: true,
  privateReplies: true,
  humanAgent: true,
  pause: undefined,
  ...over,
});

export const routeFacts = (over: Partial<RouteFacts> = {}): RouteFacts => ({
  person: aPerson(),
  account: aSendingAccount(),
  text: 'personal',
  now: noon,
  ...over,
});

export const aWaitingTouch = (over: Partial<WaitingTouch> = {}): WaitingTouch => ({
  team: teamId('T1'),
  id: touchId('touch-1'),
  lead: leadId('lead-1'),
  viewer: viewerId('igsid:1254477777772919'),
  account: accountId('17841405822304914'),
  step: 'day0',
  route: 'reply',
  comment: undefined,
  text: 'It is 49 euros.',
  textKind: 'personal',
  template: undefined,
  by: ben,
  at: noon,
  attempt: 0,
  version: 1,
  status: 'waiting',
  until: noon,
  why: { kind: 'pace' },
  ...over,
});

const { status: _status, until: _until, why: _why, ...core } = aWaitingTouch();

export const aSendingTouch = (over: Partial<SendingTouch> = {}): SendingTouch => ({
  ...core,
  route: 'reply',
  status: 'sending',
  attempt: 1,
  version: 2,
  since: noon,
  ...over,
});

export const anUnknownTouch = (over: Partial<UnknownTouch> = {}): UnknownTouch => ({
  ...core,
  status: 'unknown',
  attempt: 1,
  version: 3,
  since: noon,
  lookedAt: undefined,
  ...over,
});

export const aSentTouch = (over: Partial<SentTouch> = {}): SentTouch => ({
  ...core,
  status: 'sent',
  attempt: 1,
  version: 3,
  sentAt: noon,
  message: messageId('ours-1'),
  ...over,
});

export const anOfferedTouch = (over: Partial<OfferedTouch> = {}): OfferedTouch => ({
  ...core,
  route: 'by_hand',
  status: 'offered',
  version: 2,
  offeredAt: noon,
  ...over,
});
