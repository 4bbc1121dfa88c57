import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { metaJson } from '../../../src/sandbox/instagram/meta-signing.ts';
import {
  type Body,
  changeValue,
  entryOf,
  envelope,
  messagingBody,
  messagingItem,
} from '../../../src/sandbox/instagram/payloads.ts';

const accountId = '17841405822304914';
const igsid = '1254477777772919';
const asset = (id: string) => `https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=${id}&signature=REDACTED`;
/** The fixtures' mids differ only in their last digits. */
const mid = (number: string) =>
  `aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQxNDA1ODIyMzA0OTE0OjM0MDI4MjM2Njg0MTcxMDMwMTI0NDI3NjAwMDAwMDAwMDAwMDA${number}ZD`;

const times = { entry: new Date(1761172378459), event: new Date(1761172375330) };
const shareTimes = { entry: new Date(1761287298065), event: new Date(1761287294014) };

function delivered(body: Body, { from = igsid, to = accountId, at = times } = {}) {
  const item = messagingItem({ from, to, at: at.event }, body);
  return envelope([entryOf.messaging(accountId, at.entry, [item])]);
}

const fromAccount = (to: string) => ({ from: accountId, to });

const messages: [fixture: string, built: ReturnType<typeof delivered>][] = [
  ['dm-text', delivered(messagingBody.text(mid('0001'), 'Hi! Is the blue one still available?'))],
  ['dm-image', delivered(messagingBody.media(mid('0003'), 'image', [asset('1151970572602487')]))],
  ['dm-audio', delivered(messagingBody.media(mid('0004'), 'audio', [asset('1627362851197033')]))],
  [
    'dm-ig-reel',
    delivered(
      messagingBody.reelShare(mid('0005'), '17873858025351922', 'Reel caption #startup', asset('17873858025351922')),
    ),
  ],
  [
    'dm-ig-post-share',
    delivered(
      messagingBody.postShare(
        mid('0006'),
        '18139494541428835',
        'Build a workspace that attracts talent.',
        asset('18139494541428835'),
      ),
      { at: shareTimes },
    ),
  ],
  [
    'dm-story-reply',
    delivered(
      messagingBody.storyReply(mid('0007'), 'Nice story! price?', {
        id: '18074819347285670',
        url: asset('18074819347285670'),
      }),
    ),
  ],
  ['dm-story-mention', delivered(messagingBody.storyMention(mid('0010'), asset('17920786367196703')))],
  ['dm-inline-reply', delivered(messagingBody.inlineReply(mid('0011'), 'yes please', mid('0001')))],
  ['dm-quick-reply', delivered(messagingBody.quickReply(mid('0012'), 'Book a call', 'LEAD_BOOK_CALL'))],
  ['dm-unsupported', delivered(messagingBody.unsupported(mid('0013')))],
  ['dm-ephemeral', delivered(messagingBody.ephemeral(mid('0014')))],
  [
    'dm-referral-ctd-ad',
    delivered(
      messagingBody.adReferral(mid('0017'), 'Hello, I saw your ad', {
        ref: 'spring_sale',
        adId: '120210000000000123',
        title: 'Spring sale',
      }),
    ),
  ],
  ['dm-deleted', delivered(messagingBody.unsend(mid('0001')))],
  ['echo-native-app', delivered(messagingBody.echo(mid('0019'), { text: 'test' }), fromAccount('430915413000664'))],
  [
    'echo-self',
    delivered(messagingBody.echo(mid('0020'), { text: 'note to self' }, true), fromAccount('1234567890123456')),
  ],
  ['postback-icebreaker', delivered(messagingBody.postback(mid('0021'), 'What are your prices?', 'ICE_PRICES'))],
  ['reaction-react', delivered(messagingBody.react(mid('0001'), 'love', '❤️'))],
  ['referral-existing-thread', delivered(messagingBody.referral('slack_card_8f2a'))],
  ['seen', delivered(messagingBody.seen(mid('0019')))],
  ['message-edit-text', delivered(messagingBody.edit(mid('0001'), 'Is the RED one still available?', 1))],
  ['message-edit-zero', delivered(messagingBody.emptyEdit(mid('0001')))],
];

const jane = { id: igsid, username: 'jane.doe_' };
const changed = (entryId: string, seconds: number, field: string, value: Body) =>
  envelope([entryOf.changes(entryId, new Date(seconds * 1000), field, value)]);

const changes: [fixture: string, built: ReturnType<typeof changed>][] = [
  [
    'comment-wrapped-id',
    changed(
      '0',
      1519399307,
      'comments',
      changeValue.comment({
        id: '829441333',
        from: { id: '8719713376', username: 'jane.doe_' },
        text: 'Which sizes do you have?',
        parentId: '598175436',
        media: { id: '33646378', media_product_type: 'FEED' },
      }),
    ),
  ],
  [
    'comment-fblogin-ad',
    changed(
      accountId,
      1520622968,
      'comments',
      changeValue.commentWithCommentId({
        id: '17865799348089040',
        from: jane,
        text: 'still on sale?',
        parentId: '17865799348089039',
        media: {
          id: '18023345989012587',
          media_product_type: 'AD',
          ad_id: '120210000000000123',
          ad_title: 'Spring sale',
          original_media_id: '17990846711110001',
        },
      }),
    ),
  ],
  [
    'comment-story',
    changed(
      accountId,
      1759906495,
      'comments',
      changeValue.comment({
        id: '17865799348089041',
        from: jane,
        text: '😍',
        media: { id: '18074819347285670', media_product_type: 'STORY' },
      }),
    ),
  ],
  ['mention-media', changed('17841405726653026', 1520622968, 'mentions', changeValue.mention('17918195224117851'))],
  [
    'mention-comment',
    changed('17841405726653026', 1520622968, 'mentions', changeValue.mention('17918195224117851', '17894227972186120')),
  ],
  [
    'story-insights',
    changed(
      '17841405309211844',
      1547687043,
      'story_insights',
      changeValue.storyInsights('18023345989012587', {
        impressions: 28,
        reach: 17,
        taps_forward: 12,
        taps_back: 0,
        exits: 1,
        replies: 0,
      }),
    ),
  ],
];

describe('webhook payloads', () => {
  test.each([...messages, ...changes])('look on the wire like the sample %s', async (fixture, built) => {
    const file = new URL(`../../fixtures/instagram/${fixture}.json`, import.meta.url);
    const sample: unknown = JSON.parse(await readFile(file, 'utf8'));

    expect(JSON.parse(metaJson(built))).toEqual(sample);
  });

  test('put time before id for messages and id before time for changes', () => {
    const at = new Date('2026-11-20T09:00:00.250Z');

    expect(JSON.stringify(entryOf.messaging('1', at, []))).toBe('{"time":1795165200250,"id":"1","messaging":[]}');
    expect(JSON.stringify(entryOf.changes('1', at, 'comments', {}))).toBe(
      '{"id":"1","time":1795165200,"changes":[{"field":"comments","value":{}}]}',
    );
  });

  test('can stand in standby, or flat on the entry', () => {
    const at = new Date('2026-11-20T09:00:00Z');

    expect(entryOf.standby('1', at, [{ message: {} }])).toMatchObject({ id: '1', standby: [{ message: {} }] });
    expect(entryOf.flat('1', at, 'comments', { id: '5' })).toMatchObject({ field: 'comments', value: { id: '5' } });
  });
});
