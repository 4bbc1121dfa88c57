import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accountId } from '../../../src/domain/ids.ts';
import { readDelivery } from '../../../src/integrations/instagram/read-delivery.ts';
import { fixture, receivedAt, viewer } from './deliveries.ts';

const ours = '17841405822304914';
const mid = (number: string) =>
  `aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQxNDA1ODIyMzA0OTE0OjM0MDI4MjM2Njg0MTcxMDMwMTI0NDI3NjAwMDAwMDAwMDAwMDA${number}ZD`;
const sentAt = new Date(1761172375330);

/** What every signal carried by a message has in common. */
const messageSignal = (number: string) => ({
  type: 'signal',
  account: ours,
  happenedAt: sentAt,
  key: `message:${mid(number)}`,
  kind: 'dm',
  person: { igsid: viewer },
  message: mid(number),
  about: {},
});

/** Every webhook fixture, and what it says in our words. */
const expected: Record<string, object> = {
  'dm-text': { ...messageSignal('0001'), text: 'Hi! Is the blue one still available?' },
  'dm-text-unicode': { ...messageSignal('0002'), text: 'Olá! Quanto custa? 🥰👩🏽‍🎤 Здравствуйте — こんにちは' },
  'dm-image': { ...messageSignal('0003'), about: { attachments: ['image'] } },
  'dm-audio': { ...messageSignal('0004'), about: { attachments: ['audio'] } },
  'dm-ig-reel': { ...messageSignal('0005'), about: { attachments: ['ig_reel'], mediaId: '17873858025351922' } },
  'dm-ig-post-share': {
    ...messageSignal('0006'),
    happenedAt: new Date(1761287294014),
    about: { attachments: ['ig_post'], mediaId: '18139494541428835' },
  },
  'dm-story-reply': {
    ...messageSignal('0007'),
    kind: 'story_reply',
    story: '18074819347285670',
    text: 'Nice story! price?',
  },
  'dm-story-mention': { ...messageSignal('0010'), kind: 'mention', about: { attachments: ['story_mention'] } },
  'dm-inline-reply': { ...messageSignal('0011'), text: 'yes please' },
  'dm-quick-reply': {
    ...messageSignal('0012'),
    kind: 'quick_reply',
    text: 'Book a call',
    about: { payload: 'LEAD_BOOK_CALL' },
  },
  'dm-unsupported': { ...messageSignal('0013'), about: { unreadable: true } },
  'dm-ephemeral': { ...messageSignal('0014'), about: { attachments: ['ephemeral'], unreadable: true } },
  'dm-referral-ctd-ad': {
    ...messageSignal('0017'),
    text: 'Hello, I saw your ad',
    about: { payload: 'spring_sale', adId: '120210000000000123' },
  },
  'dm-deleted': { type: 'message-unsent', account: ours, happenedAt: sentAt, message: mid('0001') },
  'echo-native-app': {
    type: 'echo',
    account: ours,
    happenedAt: sentAt,
    message: mid('0019'),
    to: { igsid: '430915413000664' },
    text: 'test',
  },
  'echo-self': { type: 'passing', what: 'own-message', account: ours, happenedAt: sentAt },
  'reaction-react': {
    type: 'signal',
    account: ours,
    happenedAt: sentAt,
    key: `reaction:${mid('0001')}:${viewer}`,
    kind: 'reaction',
    person: { igsid: viewer },
    about: { emoji: '❤️' },
  },
  'postback-icebreaker': {
    type: 'signal',
    account: ours,
    happenedAt: sentAt,
    key: `postback:${mid('0021')}`,
    kind: 'quick_reply',
    person: { igsid: viewer },
    message: mid('0021'),
    text: 'What are your prices?',
    about: { payload: 'ICE_PRICES' },
  },
  'referral-existing-thread': {
    type: 'signal',
    account: ours,
    happenedAt: sentAt,
    key: `referral:${viewer}:slack_card_8f2a:1761172375330`,
    kind: 'referral',
    person: { igsid: viewer },
    about: { payload: 'slack_card_8f2a' },
  },
  seen: { type: 'message-seen', account: ours, happenedAt: sentAt, message: mid('0019') },
  'message-edit-text': {
    type: 'message-edited',
    account: ours,
    happenedAt: sentAt,
    message: mid('0001'),
    text: 'Is the RED one still available?',
    editCount: 1,
  },
  'message-edit-zero': { type: 'set-up-alarm', account: ours, happenedAt: sentAt },
  'comment-wrapped-id': {
    type: 'signal',
    account: '0',
    happenedAt: new Date(1519399307000),
    key: 'comment:829441333',
    kind: 'comment',
    person: { igsid: '8719713376', userName: 'jane.doe_' },
    message: 'comment:829441333',
    text: 'Which sizes do you have?',
    about: { mediaId: '33646378', mediaKind: 'FEED' },
  },
  'comment-fblogin-ad': {
    type: 'signal',
    account: ours,
    happenedAt: new Date(1520622968000),
    key: 'comment:17865799348089040',
    kind: 'comment',
    person: { igsid: viewer, userName: 'jane.doe_' },
    message: 'comment:17865799348089040',
    text: 'still on sale?',
    about: { mediaId: '18023345989012587', mediaKind: 'AD', adId: '120210000000000123' },
  },
  'comment-story': {
    type: 'signal',
    account: ours,
    happenedAt: new Date(1759906495000),
    key: 'comment:17865799348089041',
    kind: 'comment',
    person: { igsid: viewer, userName: 'jane.doe_' },
    story: '18074819347285670',
    message: 'comment:17865799348089041',
    text: '😍',
    about: { mediaId: '18074819347285670', mediaKind: 'STORY' },
  },
  'mention-media': {
    type: 'signal',
    account: '17841405726653026',
    happenedAt: new Date(1520622968000),
    key: 'mention:17918195224117851',
    kind: 'mention',
    person: {},
    about: { mediaId: '17918195224117851' },
  },
  'mention-comment': {
    type: 'signal',
    account: '17841405726653026',
    happenedAt: new Date(1520622968000),
    key: 'mention:17894227972186120',
    kind: 'mention',
    person: {},
    message: 'comment:17894227972186120',
    about: { mediaId: '17918195224117851' },
  },
  'story-insights': {
    type: 'story-insights',
    account: '17841405309211844',
    happenedAt: new Date(1547687043000),
    story: '18023345989012587',
    metrics: {
      reach: { value: 17 },
      views: { value: 28 },
      replies: { missing: 'region' },
      tapsForward: { value: 12 },
      tapsBack: { value: 0 },
      exits: { value: 1 },
    },
  },
};

/** The accounts that the fixtures are addressed to; `0` is Meta's placeholder. */
const accountsOfFixtures = [ours, '17841405726653026', '17841405309211844', '0'];
const accountOf = (id: string) => (accountsOfFixtures.includes(id) ? accountId(id) : undefined);

describe('reading the sample deliveries', () => {
  test.each(Object.entries(expected))('%s', (name, event) => {
    const body = Buffer.from(JSON.stringify(fixture(name)));
    const { entries } = readDelivery(body, { receivedAt, accountOf });
    expect(entries).toEqual([
      { place: expect.stringMatching(/^entry\[0\]\.(messaging|changes)\[0\]$/), ok: true, events: [event] },
    ]);
  });

  test('leaves none of them out', () => {
    const files = readdirSync(new URL('../../fixtures/instagram/', import.meta.url));
    const webhooks = files
      .filter((file) => /^(?!api-|crypto-).*\.json$/.test(file))
      .map((file) => file.replace('.json', ''));
    expect(Object.keys(expected).sort()).toEqual(webhooks.sort());
  });
});
