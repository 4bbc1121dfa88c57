import { describe, expect, test } from 'vitest';
import { addDays, addHours, addMinutes } from '../../../../src/domain/duration.ts';
import { leadId, messageId, templateKey, touchId, type ViewerId } from '../../../../src/domain/ids.ts';
import { defaultSettings } from '../../../../src/domain/team/settings.ts';
import type { Touch, WaitingTouch } from '../../../../src/domain/touch/touch.ts';
import { TouchChangedMeanwhile, type TouchStore } from '../../../../src/domain/touch/touch-store.ts';
import type { Database } from '../../../../src/integrations/postgres/database.ts';
import { personReader } from '../../../../src/integrations/postgres/person-reader.ts';
import { postgresSignalStore } from '../../../../src/integrations/postgres/signal-store.ts';
import { postgresSuppressionStore } from '../../../../src/integrations/postgres/suppression-store.ts';
import { postgresTouchStore } from '../../../../src/integrations/postgres/touch-store.ts';
import { postgresViewerStore } from '../../../../src/integrations/postgres/viewer-store.ts';
import { freshPglite, onBoth } from '../../../support/databases.ts';
import { anAccount, aSignal, ben, button, minute, sealer, team, yan, zoe } from './builders.ts';

const account = anAccount();
const { sending } = defaultSettings;

const storeOf = ({ db }: Pick<Database, 'db'>): TouchStore => ({
  ...postgresTouchStore(db, sealer),
  ...personReader(db, postgresSuppressionStore(db)),
});

const aWaiting = (id: string, over: Partial<WaitingTouch> = {}): WaitingTouch => ({
  team,
  id: touchId(id),
  lead: leadId(`lead of ${id}`),
  viewer: zoe,
  account: account.id,
  step: 'day0',
  route: 'reply',
  comment: undefined,
  text: 'It is 40 euros.',
  textKind: 'personal',
  template: undefined,
  by: ben,
  at: minute(1),
  attempt: 0,
  version: 1,
  status: 'waiting',
  until: minute(1),
  why: { kind: 'pace' },
  ...over,
});

const add = (touches: TouchStore, touch: Touch, isCold = false) =>
  touches.add({ touch, pressKey: `press of ${touch.id}`, isCold }, button, minute(1));

/** A touch of `viewer` that went out at `at`. */
async function sent(touches: TouchStore, id: string, viewer: ViewerId, at: Date, over: Partial<WaitingTouch> = {}) {
  const waiting = aWaiting(id, { viewer, at, until: at, ...over });
  await add(touches, waiting);
  const { until: _until, why: _why, ...core } = waiting;
  const touch: Touch = { ...core, version: 2, status: 'sent', sentAt: at, message: messageId(`mid of ${id}`) };
  await touches.save(touch, button, at);
  return touch;
}

onBoth('A touch is read back as it was written, in every state', async (database) => {
  const touches = storeOf(database);
  const waiting = await add(
    touches,
    aWaiting('t1', {
      template: { key: templateKey('price-answer'), version: 3, variant: 'b', language: 'fr' },
      until: undefined,
      why: { kind: 'account-paused', pause: 'token' },
    }),
  );
  const { status: _status, ...kept } = waiting as WaitingTouch;
  const { until: _until, why: _why, ...core } = kept;
  const states: Touch[] = [
    { ...core, version: 2, status: 'sending', route: 'reply', attempt: 1, since: minute(2) },
    { ...core, version: 3, status: 'unknown', attempt: 1, since: minute(2), lookedAt: undefined },
    { ...core, version: 4, status: 'unknown', attempt: 1, since: minute(2), lookedAt: minute(3) },
    { ...core, version: 5, status: 'refused', attempt: 1, refusal: 'window-closed', refusedAt: minute(4) },
    {
      ...core,
      version: 6,
      status: 'cancelled',
      cancelledAt: minute(5),
      why: { kind: 'route-closed', because: { kind: 'window-over', endedAt: minute(4) } },
    },
    { ...core, version: 7, status: 'said-sent', route: 'by_hand', saidAt: minute(6), saidBy: ben },
    { ...core, version: 8, status: 'sent', sentAt: minute(7), message: undefined },
    { ...core, version: 9, status: 'seen', sentAt: minute(7), message: messageId('m9'), seenAt: minute(8) },
  ];

  expect(await touches.find(team, waiting.id)).toStrictEqual(waiting);
  for (const state of states) {
    await touches.save(state, button, minute(9));
    expect(await touches.lock(team, state.id)).toStrictEqual(state);
  }
  expect(await touches.lockByMessage(account, messageId('m9'))).toMatchObject({ id: 't1' });
  await expect(touches.save({ ...(states[0] as Touch) }, button, minute(9))).rejects.toThrow(TouchChangedMeanwhile);
});

test('What was written to somebody is sealed', async () => {
  const { db } = await freshPglite();
  await add(storeOf({ db }), aWaiting('t1', { text: 'Nobody reads this' }));
  const row = await db.selectFrom('touch').selectAll().executeTakeFirstOrThrow();
  expect(Buffer.from(row.text_sealed).toString('latin1')).not.toContain('Nobody reads this');
});

describe('The database itself lets in', () => {
  test('one touch under way for a lead', async () => {
    const touches = storeOf(await freshPglite());
    await add(touches, aWaiting('t1', { lead: leadId('L1') }));
    await expect(add(touches, aWaiting('t2', { lead: leadId('L1') }))).rejects.toThrow('touch_one_under_way_per_lead');
  });

  test('one touch for a press', async () => {
    const touches = storeOf(await freshPglite());
    const press = { pressKey: 'p', isCold: false };
    await touches.add({ ...press, touch: aWaiting('t1') }, button, minute(1));
    const again = touches.add({ ...press, touch: aWaiting('t2') }, button, minute(1));
    await expect(again).rejects.toThrow('touch_one_per_press');
  });

  test('one private reply for a comment, whoever comes first', async () => {
    const touches = storeOf(await freshPglite());
    const comment = messageId('comment:1');
    expect(await touches.beginPrivateReply(account, comment, touchId('t1'), minute(1))).toBe(true);
    expect(await touches.beginPrivateReply(account, comment, touchId('t2'), minute(2))).toBe(false);
    expect(await touches.beginPrivateReply(account, comment, touchId('t1'), minute(3)), 'its own again').toBe(true);
    await touches.undoPrivateReply(account, comment, touchId('t1'));
    expect(await touches.beginPrivateReply(account, comment, touchId('t2'), minute(4))).toBe(true);
  });
});

describe('An echo may prove', () => {
  test('what was given to Instagram or to a person, and nothing that merely waits', async () => {
    const database = await freshPglite();
    const touches = storeOf(database);
    await add(touches, aWaiting('fresh', { at: minute(1) }));
    await add(touches, aWaiting('again', { at: minute(2), attempt: 1 }));
    await add(touches, {
      ...aWaiting('offered', { at: minute(3), route: 'by_hand' }),
      status: 'offered',
      route: 'by_hand',
      offeredAt: minute(3),
    } as unknown as Touch);
    await sent(touches, 'sent', zoe, minute(4));
    expect((await touches.unproven(account, zoe, minute(0))).map(({ id }) => id)).toEqual(['again', 'offered']);
  });
});

describe('Earlier touches', () => {
  test('count for the account by the hour, for the person by the week until they write, cold ones by the day', async () => {
    const database = await freshPglite();
    const touches = storeOf(database);
    const now = addDays(minute(0), 10);
    await sent(touches, 'long ago', zoe, addDays(now, -8));
    await sent(touches, 'this week', zoe, addDays(now, -2));
    await sent(touches, 'this hour', yan, addMinutes(now, -10));
    await add(touches, aWaiting('cold', { viewer: yan, until: addHours(now, -5) }), true);

    expect(await touches.earlier(account, zoe, sending, now)).toEqual({
      ofAccount: [addMinutes(now, -10)],
      toPerson: [addDays(now, -2)],
      coldByHand: [addHours(now, -5)],
      lastWroteAt: undefined,
    });
    await postgresSignalStore(database.db).add(aSignal({ viewer: zoe, happenedAt: addDays(now, -1) }), false);
    expect(await touches.earlier(account, zoe, sending, now)).toMatchObject({
      toPerson: [],
      lastWroteAt: addDays(now, -1),
    });
  });

  test('that wait count for whoever presses Send now, and not for whoever’s turn it is', async () => {
    const touches = storeOf(await freshPglite());
    const now = minute(30);
    await add(touches, aWaiting('ahead', { viewer: yan, until: minute(40) }));
    await add(touches, aWaiting('this one', { until: minute(30) }));
    expect((await touches.earlier(account, zoe, sending, now)).ofAccount).toEqual([minute(40), minute(30)]);
    expect((await touches.earlier(account, zoe, sending, now, touchId('this one'))).ofAccount).toEqual([]);
  });

  test('are read no further back than the limit asks', async () => {
    const touches = storeOf(await freshPglite());
    for (let index = 0; index < 5; index += 1) await sent(touches, `t${index}`, yan, minute(index));
    const { ofAccount } = await touches.earlier(account, zoe, { ...sending, touchesPerHour: 2 }, minute(10));
    expect(ofAccount).toEqual([minute(4), minute(3)]);
  });
});

test('The same text counts once for each other person it went to', async () => {
  const touches = storeOf(await freshPglite());
  await sent(touches, 't1', yan, minute(1));
  await sent(touches, 't2', yan, minute(2));
  await sent(touches, 't3', zoe, minute(3));
  await sent(touches, 't4', yan, minute(4), { text: 'Another text' });
  expect(await touches.sameTextPeople(account, zoe, ' It is 40 euros. ', minute(0))).toBe(1);
  expect(await touches.sameTextPeople(account, zoe, 'It is 40 euros.', minute(3))).toBe(0);
});

test('What somebody was sent is told by template, but for what never went out', async () => {
  const touches = storeOf(await freshPglite());
  const made = (key: string) => ({
    template: { key: templateKey(key), version: 1, variant: 'a', language: 'en' } as const,
  });
  await sent(touches, 't1', zoe, minute(1), made('price-answer'));
  await add(touches, {
    ...aWaiting('t2', { at: minute(2), ...made('reply-thanks') }),
    status: 'refused',
    refusal: 'window-closed',
    refusedAt: minute(2),
  } as unknown as Touch);
  await sent(touches, 't3', zoe, minute(3));
  expect(await touches.usedTemplates(account, zoe)).toEqual([{ key: 'price-answer', at: minute(1) }]);
});

onBoth('What is known of a person, as far as writing to them goes', async (database) => {
  const { db } = database;
  const touches = storeOf(database);
  const signals = postgresSignalStore(db);
  await postgresViewerStore(db).put(account, zoe, { userName: 'zoe', at: minute(0) });
  const did = (key: string, over: Parameters<typeof aSignal>[0]) =>
    signals.add(aSignal({ viewer: zoe, key: key as never, ...over }), false);
  await did('a', { kind: 'dm', happenedAt: minute(1), message: messageId('m1') });
  await did('b', { kind: 'dm', happenedAt: minute(5), message: messageId('m2') });
  await did('c', { kind: 'dm', happenedAt: minute(2), message: messageId('m3'), about: { adId: '77' } });
  await did('d', {
    kind: 'comment',
    happenedAt: minute(3),
    message: messageId('comment:1'),
    about: { mediaKind: 'FEED' },
  });
  await did('e', {
    kind: 'comment',
    happenedAt: minute(4),
    message: messageId('comment:2'),
    about: { mediaKind: 'LIVE' },
  });
  await touches.beginPrivateReply(account, messageId('comment:1'), touchId('t1'), minute(6));
  const closing = { route: 'reply', refusal: 'window-closed', at: minute(7), lift: { kind: 'they-write' } } as const;
  await touches.noteClosings(account, zoe, [closing]);
  await touches.noteClosings(account, zoe, [{ ...closing, at: minute(8) }]);

  const person = await touches.person(account, zoe);

  expect(person.userName).toBe('zoe');
  expect(person.suppression).toBeUndefined();
  expect(person.acts.map(({ kind, happenedAt, about }) => ({ kind, happenedAt, adId: about.adId }))).toEqual([
    { kind: 'comment', happenedAt: minute(4), adId: undefined },
    { kind: 'dm', happenedAt: minute(5), adId: undefined },
    { kind: 'dm', happenedAt: minute(2), adId: '77' },
  ]);
  expect(person.comments).toEqual([
    { id: 'comment:2', mediaKind: 'LIVE', happenedAt: minute(4), broadcastEndedAt: undefined, answeredAt: undefined },
    { id: 'comment:1', mediaKind: 'FEED', happenedAt: minute(3), broadcastEndedAt: undefined, answeredAt: minute(6) },
  ]);
  expect(person.closings).toEqual([{ ...closing, at: minute(8) }]);
  const ownReply = await touches.person(account, zoe, touchId('t1'));
  expect(ownReply.comments.map(({ answeredAt }) => answeredAt)).toEqual([undefined, undefined]);
});
