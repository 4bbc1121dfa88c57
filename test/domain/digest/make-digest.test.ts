import { describe, expect, test } from 'vitest';
import { changeDigestTime, makeDigest, postDigestNow, startDigests } from '../../../src/domain/digest/make-digest.ts';
import type { LocalDay } from '../../../src/domain/local-day.ts';
import { ManualClock } from '../../sandbox/slack/manual-clock.ts';
import { freshPostgres, onBoth } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';

const at = (instant: string) => ({ clock: new ManualClock(instant) });
const until = ({ clock }: TestDesk, instant: string) => clock.advance(Date.parse(instant) - clock.now().getTime());
const daysMade = async ({ db }: TestDesk): Promise<LocalDay[]> =>
  (await db.selectFrom('digest').select('day').orderBy('day').execute()).map(({ day }) => day);
const publications = async ({ db }: TestDesk): Promise<string[]> =>
  (await db.selectFrom('task').select('key').where('kind', '=', 'publish').orderBy('key').execute()).map(
    ({ key }) => key,
  );
const start = (desk: TestDesk) => desk.database.transaction((stores) => startDigests(desk, stores, desk.account));
const dueAt = async ({ db }: TestDesk) =>
  (await db.selectFrom('task').select('due_at').where('kind', '=', 'digest').executeTakeFirst())?.due_at;
const make = (desk: TestDesk) => makeDigest(desk, desk.account.team, desk.account.desk);

describe('the digest of a desk', () => {
  onBoth('comes at half past eight of the next day, about the day that is over', async (database) => {
    const desk = await openDesk(database, at('2026-11-27T07:30:00Z')); // 08:30 in Paris

    const next = await make(desk);

    expect(await daysMade(desk)).toEqual(['2026-11-26']);
    expect(await publications(desk)).toEqual(['digest:C1:2026-11-26']);
    expect(next).toEqual(new Date('2026-11-28T07:30:00Z'));
  });

  onBoth('is made once, however often it is tried', async (database) => {
    const desk = await openDesk(database, at('2026-11-27T07:30:00Z'));

    await make(desk);
    await make(desk);

    expect(await daysMade(desk)).toEqual(['2026-11-26']);
  });

  test('is made once by processes that try at the same moment', async () => {
    const database = await freshPostgres();
    const options = (process: string) => ({ ...at('2026-11-27T07:30:00Z'), process });
    const desks = await Promise.all(['a', 'b', 'c'].map((process) => openDesk(database, options(process))));

    await Promise.all(desks.map(make));

    expect(await daysMade(desks[0] as TestDesk)).toEqual(['2026-11-26']);
    expect(await publications(desks[0] as TestDesk)).toHaveLength(1);
  });

  onBoth('is not made before its time', async (database) => {
    const desk = await openDesk(database, at('2026-11-27T07:29:59Z'));

    expect(await make(desk)).toEqual(new Date('2026-11-27T07:30:00Z'));

    expect(await daysMade(desk)).toEqual([]);
  });

  onBoth('comes once after three days without anybody there, about the last of them', async (database) => {
    const desk = await openDesk(database, at('2026-11-23T07:30:00Z'));
    await make(desk);

    until(desk, '2026-11-27T13:00:00Z');
    const next = await make(desk);

    expect(await daysMade(desk)).toEqual(['2026-11-22', '2026-11-26']);
    expect(next).toEqual(new Date('2026-11-28T07:30:00Z'));
  });

  onBoth('brings the review of the week on Mondays', async (database) => {
    const desk = await openDesk(database, at('2026-11-23T07:30:00Z'));

    await make(desk);

    expect(await publications(desk)).toEqual(['digest:C1:2026-11-22', 'report:C1:2026-11-22:week']);
  });

  onBoth('brings it with the first digest that comes, where nobody was there on Monday', async (database) => {
    const desk = await openDesk(database, at('2026-11-22T07:30:00Z'));
    await make(desk);

    until(desk, '2026-11-24T07:30:00Z');
    await make(desk);
    until(desk, '2026-11-25T07:30:00Z');
    await make(desk);

    expect((await publications(desk)).filter((key) => key.startsWith('report'))).toEqual(['report:C1:2026-11-23:week']);
  });

  onBoth('counts what had happened when it was due, also when it is made later', async (database) => {
    const desk = await openDesk(database, at('2026-11-27T13:00:00Z'));

    await make(desk);

    const digest = await desk.database.stores.digests.find(desk.account.team, desk.account.desk, '2026-11-26');
    expect(digest?.asOf).toEqual(new Date('2026-11-27T07:30:00Z'));
  });

  onBoth('is made of no channel that is nobody’s desk', async (database) => {
    const desk = await openDesk(database, at('2026-11-27T07:30:00Z'));

    expect(await makeDigest(desk, desk.account.team, 'C9' as typeof desk.account.desk)).toBeUndefined();
  });
});

describe('a desk that is opened', () => {
  onBoth('in the afternoon has its first digest the next morning', async (database) => {
    const desk = await openDesk(database, at('2026-11-27T13:00:00Z'));

    await start(desk);

    expect(await dueAt(desk)).toEqual(new Date('2026-11-28T07:30:00Z'));
  });

  onBoth('again after its time has the digest that is late at once', async (database) => {
    const desk = await openDesk(database, at('2026-11-26T07:30:00Z'));
    await make(desk);

    until(desk, '2026-11-27T13:00:00Z');
    await start(desk);

    expect(await dueAt(desk)).toEqual(new Date('2026-11-27T07:30:00Z'));
  });

  onBoth('through the change of clocks keeps half past eight', async (database) => {
    const desk = await openDesk(database, at('2026-10-24T06:30:00Z')); // 08:30, summer time

    const next = await make(desk);

    expect(next).toEqual(new Date('2026-10-25T07:30:00Z')); // 08:30, winter time
  });
});

describe('another time for the digest', () => {
  onBoth('later today brings today’s then, if it has not come yet', async (database) => {
    const desk = await openDesk(database, at('2026-11-27T06:00:00Z'));
    await start(desk);

    const changed = await changeDigestTime(desk, desk.account, '18:00');

    expect(changed).toEqual({ ok: true, value: new Date('2026-11-27T17:00:00Z') });
    expect(await dueAt(desk)).toEqual(new Date('2026-11-27T17:00:00Z'));
  });

  onBoth('never brings a second one for the same day', async (database) => {
    const desk = await openDesk(database, at('2026-11-27T07:30:00Z'));
    await make(desk);

    const changed = await changeDigestTime(desk, desk.account, '18:00');

    expect(changed).toEqual({ ok: true, value: new Date('2026-11-28T17:00:00Z') });
  });

  onBoth('is refused where the settings file says when', async (database) => {
    const desk = await openDesk(database, at('2026-11-27T07:30:00Z'));
    const fixed = { ...desk, settings: { ...desk.settings, digest: { ...desk.settings.digest, at: '09:15' } } };

    const changed = await changeDigestTime(fixed, desk.account, '18:00');

    expect(changed).toEqual({ ok: false, refusal: { kind: 'fixed-in-settings', at: '09:15' } });
  });
});

describe('a digest that somebody asks for ahead of its time', () => {
  onBoth('is that day’s own: no second one follows', async (database) => {
    const desk = await openDesk(database, at('2026-11-27T06:00:00Z'));

    const asked = await postDigestNow(desk, desk.account, '2026-11-26', 'command line');
    const again = await postDigestNow(desk, desk.account, '2026-11-26', 'command line');
    until(desk, '2026-11-27T07:30:00Z');
    await make(desk);

    expect([asked.ok, again.ok]).toEqual([true, false]);
    expect(await daysMade(desk)).toEqual(['2026-11-26']);
  });
});
