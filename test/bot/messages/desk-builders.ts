import type { CardFacts } from '../../../src/domain/card/card-facts.ts';
import { accountId, channelId, leadId, slackUserId, storyId, teamId, viewerId } from '../../../src/domain/ids.ts';
import type { LeadLine } from '../../../src/domain/lead/home-facts.ts';
import type { ClaimedLead, DismissedLead, Lead, OpenLead } from '../../../src/domain/lead/lead.ts';
import type { BoardFacts } from '../../../src/domain/story/board-facts.ts';
import type { Story } from '../../../src/domain/story/story.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import type { Viewer } from '../../../src/domain/viewer/viewer.ts';
import { nothingYet } from '../../domain/builders.ts';

export const ana = slackUserId('U0ANA');
export const ben = slackUserId('U0BEN');

/** An instant on the day of the tests, `09:04` by default. */
export const at = (time = '09:04') => new Date(`2026-11-20T${time}:00Z`);
/** As Slack's date tokens count. */
export const epoch = (time?: string) => at(time).getTime() / 1000;

export const anAccount = (changes: Partial<Account> = {}): Account => ({
  team: teamId('T0'),
  id: accountId('17841400000000001'),
  login: 'instagram',
  pageId: undefined,
  userName: 'atelier.mare',
  desk: channelId('C0DESK'),
  language: 'en',
  timeZone: 'Europe/Paris',
  ...changes,
});

export const aStory = (changes: Partial<Story> = {}): Story => ({
  team: teamId('T0'),
  account: accountId('17841400000000001'),
  id: storyId('18000000000000001'),
  kind: 'image',
  postedAt: at('09:00'),
  expiresAt: new Date('2026-11-21T09:00:00Z'),
  permalink: 'https://www.instagram.com/stories/atelier.mare/18000000000000001',
  caption: 'Spring drop',
  thumbnailUrl: 'https://scontent.example/t.jpg?a=1&b=2',
  monitor: undefined,
  lastCaptureAt: undefined,
  closedAt: undefined,
  ...changes,
});

export const aViewer = (changes: Partial<Viewer> = {}): Viewer => ({
  team: teamId('T0'),
  account: accountId('17841400000000001'),
  id: viewerId('igsid:1234567890123456'),
  userName: 'lea.martin',
  displayName: 'Léa Martin',
  followers: 1200,
  followsUs: true,
  firstSeenAt: at('09:04'),
  profileReadAt: undefined,
  ...changes,
});

export const anOpenLead = (changes: Partial<OpenLead> = {}): OpenLead => ({
  team: teamId('T0'),
  id: leadId('019a9c1e-0000-7000-8000-000000000001'),
  account: accountId('17841400000000001'),
  viewer: viewerId('igsid:1234567890123456'),
  story: storyId('18000000000000001'),
  segment: 'hot',
  reasons: [{ kind: 'did', signal: 'story_reply', times: 1, lastAt: at('09:04') }],
  heat: 300,
  openedAt: at('09:04'),
  countsFrom: undefined,
  segmentSince: at('09:04'),
  lastSignalAt: at('09:04'),
  version: 3,
  previousLead: undefined,
  passedBy: [],
  status: 'open',
  ...changes,
});

export const aClaimedLead = (changes: Partial<ClaimedLead> = {}): ClaimedLead => ({
  ...anOpenLead(),
  status: 'claimed',
  owner: ben,
  claimedAt: at('09:05'),
  leaseUntil: at('09:15'),
  ...changes,
});

export const aDismissedLead = (changes: Partial<DismissedLead> = {}): DismissedLead => ({
  ...anOpenLead(),
  ...nothingYet,
  status: 'dismissed',
  closedAt: at('09:07'),
  closedBy: ana,
  dismissedAs: 'not-a-lead',
  ...changes,
});

const contact = { owner: ben, contactedAt: at('09:06'), lastTouchAt: at('09:06') } as const;
const replied = { ...contact, repliedAt: at('09:08') } as const;
const snooze = { status: 'snoozed', snoozedUntil: at('12:00'), snoozedBy: ben } as const;

/** A lead in each of its states, by name. */
export const leadIn = {
  open: anOpenLead(),
  claimed: aClaimedLead(),
  contacted: { ...anOpenLead(), ...contact, status: 'contacted' },
  'contacted, and nobody’s': { ...anOpenLead(), ...contact, owner: undefined, status: 'contacted' },
  replied: { ...anOpenLead(), ...replied, status: 'replied' },
  'replied, and nobody’s': { ...anOpenLead(), ...replied, owner: undefined, status: 'replied' },
  'put off before it was answered': { ...anOpenLead(), ...nothingYet, ...snooze },
  'put off by its owner': { ...anOpenLead(), ...nothingYet, owner: ben, ...snooze },
  'put off after it was answered': { ...anOpenLead(), ...replied, ...snooze },
  won: {
    ...anOpenLead(),
    ...replied,
    status: 'won',
    closedAt: at('09:30'),
    closedBy: ben,
    value: { amount: '49.9', currency: 'EUR' },
    note: 'two tickets',
  },
  'won without a value': {
    ...anOpenLead(),
    ...replied,
    status: 'won',
    closedAt: at('09:30'),
    closedBy: ben,
    value: undefined,
    note: undefined,
  },
  lost: {
    ...anOpenLead(),
    ...contact,
    repliedAt: undefined,
    status: 'lost',
    closedAt: at('09:30'),
    closedBy: ben,
    reason: 'too-expensive',
    note: undefined,
  },
  'suppressed by word': {
    ...anOpenLead(),
    ...nothingYet,
    status: 'suppressed',
    closedAt: at('09:30'),
    closedBy: undefined,
    suppressedBy: 'word',
  },
  'suppressed by a press': {
    ...anOpenLead(),
    ...nothingYet,
    status: 'suppressed',
    closedAt: at('09:30'),
    closedBy: ana,
    suppressedBy: 'button',
  },
  'suppressed by a list': {
    ...anOpenLead(),
    ...nothingYet,
    status: 'suppressed',
    closedAt: at('09:30'),
    closedBy: undefined,
    suppressedBy: 'import',
  },
  dismissed: aDismissedLead(),
  duplicate: aDismissedLead({ closedBy: undefined, dismissedAs: 'duplicate' }),
} as const satisfies Record<string, Lead>;
export type LeadState = keyof typeof leadIn;
export const leadStates = Object.keys(leadIn) as readonly LeadState[];

export const aCard = (changes: Partial<CardFacts> = {}): CardFacts => ({
  lead: anOpenLead(),
  viewer: aViewer(),
  account: anAccount(),
  story: aStory(),
  last: { kind: 'story_reply', happenedAt: at('09:04'), about: {} },
  words: { kind: 'text', text: 'price?' },
  signalCount: 1,
  earlierLeads: 0,
  score: 78,
  dueBy: at('09:06'),
  touch: undefined,
  windowEndsAt: new Date('2026-11-21T09:04:00Z'),
  ...changes,
});

export const aBoard = (changes: Partial<BoardFacts> = {}): BoardFacts => ({
  story: aStory(),
  account: anAccount(),
  hotWaiting: 2,
  warmWaiting: 5,
  claimed: 1,
  dismissed: 3,
  viewers: 40,
  oldestHotAt: at('09:04'),
  listed: [],
  listedCount: 0,
  cardsQueued: 0,
  results: { hot: 12, warm: 30, answered: 9, won: 0, worth: [] },
  insights: {},
  repliesReceived: 0,
  ...changes,
});

export const aLeadLine = (changes: Partial<LeadLine> = {}): LeadLine => ({
  lead: anOpenLead(),
  account: anAccount(),
  handle: 'lea.martin',
  displayName: 'Léa Martin',
  score: 78,
  dueBy: at('09:06'),
  cardTs: '1795165440.000100',
  ...changes,
});
