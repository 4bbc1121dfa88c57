import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadItem } from '../../../src/domain/delivery/delivery.ts';
import { delivery, entryOf, eventsOf, item, messaging, ours, readItems, sentMs, viewer } from './deliveries.ts';

const dm = (mid: string) => item({ message: { mid, text: 'hi' } });
const keysOf = (items: readonly ReadItem[]) =>
  items.flatMap((one) => (one.ok ? one.events.flatMap((event) => (event.type === 'signal' ? [event.key] : [])) : []));

describe('reading a whole delivery', () => {
  test('says where each item stood', () => {
    const value = { id: '1', from: { id: viewer }, text: 'hi' };
    const body = delivery(
      entryOf({ messaging: [dm('a'), dm('b')], standby: [dm('c')], changes: [{ field: 'comments', value }] }),
      entryOf({ field: 'comments', value: { ...value, id: '2' } }),
    );
    expect(readItems(body).map(({ place }) => place)).toEqual([
      'entry[0].messaging[0]',
      'entry[0].messaging[1]',
      'entry[0].standby[0]',
      'entry[0].changes[0]',
      'entry[1]',
    ]);
    expect(keysOf(readItems(body))).toEqual(['message:a', 'message:b', 'message:c', 'comment:1', 'comment:2']);
  });

  test('reads a batch of a thousand', () => {
    const mids = Array.from({ length: 1000 }, (_none, index) => `m${index}`);
    expect(keysOf(readItems(messaging(...mids.map(dm))))).toEqual(mids.map((mid) => `message:${mid}`));
  });

  test.each([
    ['no bytes', '', 'not-json'],
    ['half a body', '{"object":"instagram","entry":[{"id":', 'not-json'],
    ['text', 'hello', 'not-json'],
    [
      'more levels than it can have',
      '{"object":"instagram","entry":'.concat('['.repeat(100), ']'.repeat(100), '}'),
      'too-deep',
    ],
    ['a list', '[]', 'not-instagram'],
    ['null', 'null', 'not-instagram'],
    ['a Page’s events', '{"object":"page","entry":[]}', 'not-instagram'],
    ['no entries', '{"object":"instagram"}', 'broken-entry'],
    ['entries that are no list', '{"object":"instagram","entry":{}}', 'broken-entry'],
  ])('sets aside a body with %s', (_what, text, reason) => {
    expect(readItems(text)).toMatchObject([{ ok: false, reason }]);
  });

  test('keeps the text of a body that is no JSON, as Postgres can store it', () => {
    expect(readItems(Buffer.from('half a \0 body'))).toMatchObject([{ place: 'body', raw: 'half a  body' }]);
  });

  test('an empty batch says nothing', () => {
    expect(readItems(delivery())).toEqual([]);
    expect(readItems(messaging())).toEqual([]);
  });

  test.each([
    ['an entry that is none', 7, 'broken-entry'],
    ['an entry with nothing in it', { id: ours, time: sentMs }, 'unknown-kind'],
    ['a container of tomorrow', { id: ours, time: sentMs, holograms: [{}] }, 'unknown-kind'],
    ['a container that is no list', entryOf({ messaging: { message: {} } }), 'broken-entry'],
    ['an item that is none', entryOf({ messaging: [null] }), 'broken-entry'],
    [
      'an item with keys of JavaScript’s own',
      entryOf({ messaging: [{ constructor: {}, toString: 1 }] }),
      'unknown-kind',
    ],
  ])('%s costs its neighbours nothing', (_what, broken, reason) => {
    const items = readItems(delivery(entryOf({ messaging: [dm('a')] }), broken, entryOf({ messaging: [dm('b')] })));
    expect(keysOf(items)).toEqual(['message:a', 'message:b']);
    expect(items[1]).toMatchObject({ ok: false, reason });
  });

  test('what was set aside can be read again from what was kept', () => {
    const entry = { id: '0', time: sentMs, messaging: [{ ...dm('a'), recipient: { id: '1' } }] };
    const [read] = readItems(delivery(entry, entryOf({ messaging: [dm('b')] })));
    expect(read).toMatchObject({ ok: false, raw: entry });
  });
});

/** Shapes near to real ones: random trees built of the keys that Meta uses, with values of every type. */
const metaKeys = [
  'sender',
  'recipient',
  'timestamp',
  'message',
  'mid',
  'text',
  'id',
  'reply_to',
  'story',
  'attachments',
  'type',
  'payload',
  'is_echo',
  'is_self',
  'is_deleted',
  'reaction',
  'action',
  'postback',
  'referral',
  'ref',
  'read',
  'message_edit',
  'num_edit',
  'field',
  'value',
  'from',
  'username',
  'media',
  'comment_id',
  'quick_reply',
  'pass_thread_control',
  '__proto__',
  'constructor',
];
const leaf = fc.oneof(
  fc.constantFrom(
    ours,
    viewer,
    'react',
    'unreact',
    'comments',
    'mentions',
    'messages',
    'm1',
    0,
    -1,
    Number.MAX_VALUE,
    null,
    true,
    sentMs,
  ),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.maxSafeInteger(),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...metaKeys), tie('tree'), { maxKeys: 8 }),
  ),
}));
const messagingItem = fc.record(
  {
    sender: fc.record({ id: leaf }),
    recipient: fc.record({ id: leaf }),
    timestamp: leaf,
    message: tree,
    read: tree,
    reaction: tree,
    referral: tree,
  },
  { requiredKeys: [] },
);
const container = fc.constantFrom('messaging', 'standby', 'changes');
const junkEntry = fc.oneof(
  tree,
  fc
    .tuple(container, fc.array(fc.oneof(tree, messagingItem), { maxLength: 4 }))
    .map(([name, items]) => entryOf({ [name]: items })),
);

/** Every string of a value, keys included. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

/** Whether `text` could be stored by Postgres, in `text` and `jsonb`. */
const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0');

describe('reading anything at all', () => {
  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readItems(bytes).every(({ place }) => place.length > 0)).toBe(true);
      }),
    );
  });

  test('never loses the neighbours of junk, never fails on it, and keeps it storable', () => {
    fc.assert(
      fc.property(fc.array(junkEntry, { maxLength: 4 }), fc.nat(4), (junk, at) => {
        const mine = entryOf({ messaging: [dm('mine')] });
        const items = readItems(delivery(...junk.slice(0, at), mine, ...junk.slice(at)));
        expect(keysOf(items)).toContain('message:mine');
        for (const one of items) {
          expect(one).not.toMatchObject({ reason: 'failed' });
          expect(textsIn(one).filter((text) => !isStorable(text))).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('never loses the neighbours within one entry', () => {
    fc.assert(
      fc.property(container, fc.array(fc.oneof(tree, messagingItem), { maxLength: 5 }), fc.nat(5), (name, junk, at) => {
        const mine = name === 'changes' ? { field: 'messages', value: dm('mine') } : dm('mine');
        const items = readItems(delivery(entryOf({ [name]: [...junk.slice(0, at), mine, ...junk.slice(at)] })));
        expect(items).toHaveLength(junk.length + 1);
        expect(keysOf(items)).toContain('message:mine');
      }),
      { numRuns: 500 },
    );
  });

  const item$ = fc.constantFrom(
    dm('a'),
    dm('b'),
    item({ sender: { id: ours }, recipient: { id: viewer }, message: { mid: 'c', text: 'x', is_echo: true } }),
    item({ message: { mid: 'a', is_deleted: true } }),
    item({ reaction: { mid: 'c', action: 'react', emoji: '❤️' } }),
    item({ reaction: { mid: 'c', action: 'unreact' } }),
    item({ message_edit: { mid: 'a', text: 'y', num_edit: 1 } }),
    item({ read: { mid: 'c' } }),
    item({ referral: { ref: 'card_1' } }),
    item({ hologram: {} }),
  );

  test('says the same set of things in whatever order they come', () => {
    const said = (items: readonly unknown[]) =>
      readItems(messaging(...items))
        .map((one) => JSON.stringify(one.ok ? one.events : one.reason))
        .sort();
    fc.assert(
      fc.property(
        fc
          .array(item$, { maxLength: 8 })
          .chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length }))),
        ([items, shuffled]) => {
          expect(said(shuffled)).toEqual(said(items));
        },
      ),
    );
  });

  test('says the same of an item alone and in any batch', () => {
    fc.assert(
      fc.property(item$, fc.array(item$, { maxLength: 4 }), (one, others) => {
        const alone = readItems(messaging(one))[0];
        expect(readItems(messaging(...others, one)).at(-1)).toEqual({
          ...alone,
          place: `entry[0].messaging[${others.length}]`,
        });
      }),
    );
  });

  test('a repeated delivery says the same again', () => {
    const body = messaging(dm('a'), item({ referral: { ref: 'card_1' } }));
    expect(eventsOf(body)).toEqual(eventsOf(body));
  });
});
