import { describe, expect, test } from 'vitest';
import { eventOf, item, messaging, other, ours, sentAt, viewer } from './deliveries.ts';

const message = (parts: object) => messaging(item({ message: { mid: 'm1', ...parts } }));

describe('reading what a viewer wrote', () => {
  test('a story reply counts without the address of the story, which Meta leaves out at times', () => {
    const event = eventOf(message({ text: '😍', reply_to: { story: { id: '18074819347285670' } } }));
    expect(event).toMatchObject({ kind: 'story_reply', story: '18074819347285670', text: '😍' });
  });

  test('a story reply counts without the id of the story', () => {
    const event = eventOf(message({ text: 'price?', reply_to: { story: { url: 'https://lookaside.fbsbx.com/x' } } }));
    expect(event).toMatchObject({ kind: 'story_reply', text: 'price?' });
    expect(event).not.toHaveProperty('story');
  });

  test('a story reply through a link sticker is a story reply', () => {
    const story = { id: '18074', url: 'https://lookaside.fbsbx.com/x', link_sticker_url: 'https://our.shop' };
    expect(eventOf(message({ text: 'hi', reply_to: { story } }))).toMatchObject({
      kind: 'story_reply',
      story: '18074',
    });
  });

  test('a forwarded story keeps the media id that stands in its own key', () => {
    const payload = { story_media_id: '18074819347285670', story_media_url: 'https://lookaside.fbsbx.com/x' };
    expect(eventOf(message({ attachments: [{ type: 'ig_story', payload }] }))).toMatchObject({
      kind: 'dm',
      about: { attachments: ['ig_story'], mediaId: '18074819347285670' },
    });
  });

  test('a post that comes as share and as ig_post at once is one message', () => {
    const attachments = [
      { type: 'share', payload: { url: 'https://lookaside.fbsbx.com/x' } },
      { type: 'ig_post', payload: { ig_post_media_id: '18139494541428835', url: 'https://lookaside.fbsbx.com/x' } },
    ];
    expect(eventOf(message({ attachments }))).toMatchObject({
      about: { attachments: ['share', 'ig_post'], mediaId: '18139494541428835' },
    });
  });

  test('several images are one message', () => {
    const image = { type: 'image', payload: { url: 'https://lookaside.fbsbx.com/x' } };
    expect(eventOf(message({ attachments: [image, image] }))).toMatchObject({
      about: { attachments: ['image', 'image'] },
    });
  });

  test.each([
    ['a kind that Meta invents tomorrow', [{ type: 'hologram', payload: { cube: 1 } }], ['hologram']],
    ['an empty template', [{ type: 'template', payload: { generic: { elements: [] } } }], ['template']],
    ['a sticker', [{ type: 'like_heart' }], ['like_heart']],
    ['no kind at all', [{ payload: {} }, 'x', null], ['unknown', 'unknown', 'unknown']],
    ['no list', { type: 'image' }, ['image']],
  ])('keeps attachments of %s', (_what, attachments, kinds) => {
    expect(eventOf(message({ attachments }))).toMatchObject({ kind: 'dm', about: { attachments: kinds } });
  });

  test.each([
    ['marked as unsupported', { is_unsupported: true, attachments: [{ type: 'unsupported' }] }],
    ['an attachment marked as unsupported', { attachments: [{ type: 'unsupported' }] }],
    ['without words and attachments', {}],
    ['with empty words', { text: '' }],
  ])('says that a message is unreadable: %s', (_what, parts) => {
    const event = eventOf(message(parts));
    expect(event).toMatchObject({ kind: 'dm', about: { unreadable: true } });
    expect(event).not.toHaveProperty('text');
  });

  test.each(['SHORTLINK', 'SHORTLINKS', 'IG_ME', undefined])(
    'takes the ref of an ig.me link from source %s',
    (source) => {
      const event = eventOf(message({ text: 'hi', referral: { ref: 'card_1', source, type: 'OPEN_THREAD' } }));
      expect(event).toMatchObject({ kind: 'dm', text: 'hi', about: { payload: 'card_1' } });
    },
  );

  test('a question about a shop product is a DM', () => {
    const event = eventOf(message({ text: 'size?', referral: { product: { id: '4242' } } }));
    expect(event).toMatchObject({ kind: 'dm', text: 'size?', about: {} });
  });

  test('an ad id that Meta prints without quotes keeps its digits', () => {
    const body = JSON.stringify(message({ text: 'hi', referral: { ref: 'r', ad_id: '@' } })).replace(
      '"@"',
      '120210000000000123',
    );
    expect(eventOf(body)).toMatchObject({ about: { adId: '120210000000000123' } });
  });

  test('malformed trimmings do not cost the words', () => {
    const event = eventOf(message({ text: 'hi', reply_to: 7, referral: 'x', quick_reply: [], attachments: null }));
    expect(event).toMatchObject({ kind: 'dm', text: 'hi', about: {} });
  });

  test('text that Postgres could not store is cleaned, hostile text is left alone', () => {
    const body = JSON.stringify(message({ text: '@' })).replace('"@"', '"a\\u0000b \\ud83e <!channel> \\u202e"');
    expect(eventOf(body)).toMatchObject({ text: 'ab \ufffd <!channel> \u202e' });
  });

  test('bytes that are no UTF-8 are replaced', () => {
    const [before, after] = JSON.stringify(message({ text: '@' })).split('@');
    const bytes = Buffer.concat([Buffer.from(before ?? ''), Buffer.from([0xff, 0xfe]), Buffer.from(after ?? '')]);
    expect(eventOf(bytes)).toMatchObject({ text: '\ufffd\ufffd' });
  });

  test('an unsend names the message, known or not', () => {
    expect(eventOf(message({ is_deleted: true }))).toEqual({
      type: 'message-unsent',
      account: ours,
      happenedAt: sentAt,
      message: 'm1',
    });
  });
});

describe('telling our own messages from a viewer’s', () => {
  const fromUs = (parts: object) => messaging(item({ sender: { id: ours }, recipient: { id: viewer }, ...parts }));

  test.each([
    ['marked as echo', { is_echo: true }],
    ['only sent by our id', {}],
  ])('an echo never counts as a signal: %s', (_what, mark) => {
    const event = eventOf(fromUs({ message: { mid: 'm1', text: 'Hi!', ...mark } }));
    expect(event).toEqual({
      type: 'echo',
      account: ours,
      happenedAt: sentAt,
      message: 'm1',
      to: { igsid: viewer },
      text: 'Hi!',
    });
  });

  test('an echo of an image has no text', () => {
    const event = eventOf(fromUs({ message: { mid: 'm1', is_echo: true, attachments: [{ type: 'image' }] } }));
    expect(event).not.toHaveProperty('text');
  });

  test('an echo of a story mention is an echo', () => {
    const event = eventOf(fromUs({ message: { mid: 'm1', is_echo: true, attachments: [{ type: 'story_mention' }] } }));
    expect(event).toMatchObject({ type: 'echo' });
  });

  test.each([
    ['a reaction', { reaction: { mid: 'm1', action: 'react', emoji: '❤️' } }],
    ['a read receipt', { read: { mid: 'm1' } }],
    ['an edit', { message_edit: { mid: 'm1', text: 'x', num_edit: 1 } }],
    ['an unsend', { message: { mid: 'm1', is_deleted: true, is_echo: true } }],
    ['a message to oneself', { message: { mid: 'm1', text: 'note', is_self: true } }],
    ['a tap on one’s own button', { is_self: true, postback: { mid: 'm1', payload: 'X' } }],
    ['a referral of one’s own', { referral: { ref: 'x' } }],
  ])('%s of ours passes', (_what, parts) => {
    expect(eventOf(fromUs(parts))).toEqual({ type: 'passing', what: 'own-message', account: ours, happenedAt: sentAt });
  });

  test('another account of ours is an ordinary viewer here', () => {
    const event = eventOf(messaging(item({ sender: { id: other }, message: { mid: 'm1', text: 'hi' } })));
    expect(event).toMatchObject({ type: 'signal', account: ours, person: { igsid: other } });
  });
});
