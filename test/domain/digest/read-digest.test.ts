import { describe, expect } from 'vitest';
import { isQuiet } from '../../../src/domain/digest/digest-facts.ts';
import { postDigestNow } from '../../../src/domain/digest/make-digest.ts';
import { readDigest } from '../../../src/domain/digest/read-digest.ts';
import { readWeek } from '../../../src/domain/digest/read-week.ts';
import { messageId } from '../../../src/domain/ids.ts';
import { addLocalDays, type LocalDay, timeOfDay } from '../../../src/domain/local-day.ts';
import { ManualClock } from '../../sandbox/slack/manual-clock.ts';
import { onBoth } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { aComment, aDm, minutesLater } from '../builders.ts';

const zone = 'Europe/Paris';
const today = '2026-11-27';
const yesterday = '2026-11-26';
const desk = (database: Parameters<typeof openDesk>[0]) =>
  openDesk(database, { clock: new ManualClock('2026-11-27T08:00:00Z') });

/** Somebody comments at that time, is answered in the app so many minutes later, and replies after so many more. */
async function lead(
  { receive, clock }: TestDesk,
  igsid: string,
  day: LocalDay,
  time: string,
  { answered, replied }: { answered?: number; replied?: number } = {},
): Promise<void> {
  const at = timeOfDay(day, time, zone);
  const now = clock.now();
  clock.advance(at.getTime() - now.getTime());
  await receive(aComment(igsid, `viewer${igsid}`, { happenedAt: at }));
  const account = aComment('1', 'x').account;
  const to = { igsid };
  clock.advance(now.getTime() - at.getTime());
  if (answered === undefined) return;
  const answeredAt = minutesLater(answered, at);
  const message = messageId(`ours-${igsid}`);
  await receive({ type: 'echo', account, happenedAt: answeredAt, message, to, text: 'Hello!' });
  if (replied === undefined) return;
  await receive(aDm(igsid, { mid: `theirs-${igsid}`, happenedAt: minutesLater(replied, answeredAt) }));
}

const read = (one: TestDesk, day = yesterday, asOf = '2026-11-27T07:30:00Z') =>
  readDigest(
    one.database.stores,
    one.settings,
    { accounts: [one.account], day, asOf: new Date(asOf), at: '08:30' },
    one.clock.now(),
  );

describe('what a digest tells', () => {
  onBoth('is the day as its time zone has it, with what was known when it was due', async (database) => {
    const one = await desk(database);
    await lead(one, '1', yesterday, '00:05', { answered: 10, replied: 30 });
    await lead(one, '2', yesterday, '23:55', { answered: 20 });
    await lead(one, '3', today, '00:05', { answered: 1 });
    await lead(one, '4', yesterday, '20:00', { answered: 13 * 60 }); // after the digest was due

    const { figures, isSoFar } = await read(one);

    expect(figures.leads).toMatchObject({
      opened: 3,
      answered: { all: { hits: 2, of: 3 } },
      response: { minutes: { count: 2, median: 15, p90: 20 }, inTime: { hits: 2, of: 3 } },
      replied: { hits: 1, of: 2 },
    });
    expect(isSoFar).toBe(false);
  });

  onBoth('has nothing to be compared with on the first day', async (database) => {
    const one = await desk(database);
    await lead(one, '1', yesterday, '12:00', { answered: 10 });

    expect((await read(one)).usual).toBeUndefined();
  });

  onBoth(
    'compares with the same weekday of the weeks before, as each was known on its own next morning',
    async (database) => {
      const one = await desk(database);
      const weeksAgo = (weeks: number) => addLocalDays(yesterday, -7 * weeks);
      await lead(one, '1', weeksAgo(2), '12:00', { answered: 10, replied: 60 });
      await lead(one, '2', weeksAgo(1), '12:00', { answered: 20, replied: 2 * 24 * 60 }); // replied after its own digest
      await lead(one, '3', addLocalDays(yesterday, -3), '12:00', { answered: 500 }); // another weekday

      expect((await read(one)).usual).toEqual({
        weeks: 2,
        opened: 1,
        conversions: 0,
        responseMinutes: 15,
        replied: 0.5,
      });
    },
  );

  onBoth('counts a weekday on which nobody came, but none before the desk began', async (database) => {
    const one = await desk(database);
    await lead(one, '1', addLocalDays(yesterday, -16), '12:00');

    expect((await read(one)).usual).toMatchObject({ weeks: 2, opened: 0 });
  });

  onBoth('shows the seven days up to it', async (database) => {
    const one = await desk(database);
    await lead(one, '1', addLocalDays(yesterday, -6), '12:00', { answered: 5, replied: 5 });
    await lead(one, '2', yesterday, '12:00', { answered: 5 });

    const { trend } = await read(one);

    expect(trend.map(({ day, opened, answered, replied }) => [day, opened, answered, replied])).toEqual([
      ['2026-11-20', 1, 1, 1],
      ['2026-11-21', 0, 0, 0],
      ['2026-11-22', 0, 0, 0],
      ['2026-11-23', 0, 0, 0],
      ['2026-11-24', 0, 0, 0],
      ['2026-11-25', 0, 0, 0],
      ['2026-11-26', 1, 1, 0],
    ]);
  });

  onBoth('says what waits now, whichever day it is from', async (database) => {
    const one = await desk(database);
    await lead(one, '1', addLocalDays(yesterday, -3), '12:00');
    await lead(one, '2', today, '08:45');

    const { waits } = await read(one);

    expect(waits).toEqual({
      at: one.clock.now(),
      hot: 2,
      warm: 0,
      oldestHotAt: timeOfDay(addLocalDays(yesterday, -3), '12:00', zone),
      missed: 0,
      unconfirmed: 0,
    });
  });

  onBoth('names the days whose digest nobody was there to post', async (database) => {
    const one = await desk(database);
    await postDigestNow(one, one.account, '2026-11-23', 'command line');

    expect((await read(one)).missedDays).toEqual(['2026-11-24', '2026-11-25']);
  });

  onBoth('does not miss a digest whose time has not come', async (database) => {
    const one = await desk(database);
    await postDigestNow(one, one.account, '2026-11-25', 'command line');
    one.clock.advance(Date.parse('2026-11-27T06:00:00Z') - one.clock.now().getTime());

    expect((await read(one, today, '2026-11-27T06:00:00Z')).missedDays).toEqual([]);
  });

  onBoth('is quiet when nothing happened and nothing waits', async (database) => {
    const one = await desk(database);

    expect(isQuiet(await read(one))).toBe(true);
  });

  onBoth('of a day that is not over is of the day so far', async (database) => {
    const one = await desk(database);
    await lead(one, '1', today, '08:45');

    const facts = await read(one, today, one.clock.now().toISOString());

    expect(facts).toMatchObject({ isSoFar: true, figures: { leads: { opened: 1 } } });
  });
});

describe('the review of a week', () => {
  onBoth('has the seven days, and the week before once there is one', async (database) => {
    const one = await desk(database);
    await lead(one, '1', '2026-11-16', '09:00', { answered: 3, replied: 3 });
    await lead(one, '2', '2026-11-22', '23:00', { answered: 30 });
    await lead(one, '3', '2026-11-23', '00:10');
    const asked = { accounts: [one.account] as const, at: '08:30' };

    const first = await readWeek(one.database.stores, one.settings, {
      ...asked,
      day: '2026-11-22',
      asOf: new Date('2026-11-23T07:30:00Z'),
    });
    const second = await readWeek(one.database.stores, one.settings, {
      ...asked,
      day: '2026-11-29',
      asOf: new Date('2026-11-30T07:30:00Z'),
    });

    expect(first.figures.period).toEqual({ from: '2026-11-16', to: '2026-11-22', timeZone: zone });
    expect([first.figures.leads.opened, first.before]).toEqual([2, undefined]);
    expect([second.figures.leads.opened, second.before?.leads.opened]).toEqual([1, 2]);
    expect(
      first.figures.bySpeed.map(({ withinMinutes, replied }) => [withinMinutes, replied.hits, replied.of]),
    ).toEqual([
      [5, 1, 1],
      [20, 0, 0],
      [60, 0, 1],
      [360, 0, 0],
      [undefined, 0, 0],
    ]);
  });
});
