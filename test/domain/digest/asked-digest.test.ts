import { describe, expect, test } from 'vitest';
import { askedDigest } from '../../../src/domain/digest/asked-digest.ts';
import { makeDigest, postDigestNow } from '../../../src/domain/digest/make-digest.ts';
import { ManualClock } from '../../sandbox/slack/manual-clock.ts';
import { freshPglite } from '../../support/databases.ts';
import { openDesk } from '../../support/desk.ts';

/** A Friday, half past two in the afternoon in Paris. */
const friday = '2026-11-27T13:30:00Z';

async function ask(typed: string) {
  const desk = await openDesk(await freshPglite(), { clock: new ManualClock(friday) });
  return {
    desk,
    asked: await askedDigest(desk.database.stores, desk.settings, [desk.account], typed, desk.clock.now()),
  };
}

describe('which digest somebody means', () => {
  test.each([
    ['', 'day', '2026-11-26', '2026-11-27T07:30:00Z'],
    ['yesterday', 'day', '2026-11-26', '2026-11-27T07:30:00Z'],
    ['today', 'day', '2026-11-27', friday],
    ['2026-11-01', 'day', '2026-11-01', '2026-11-02T07:30:00Z'],
    [' Week ', 'week', '2026-11-22', '2026-11-23T07:30:00Z'],
  ])('“%s” is the %s that ends with %s, as known at %s', async (typed, what, day, asOf) => {
    const { asked } = await ask(typed);

    expect(asked).toMatchObject({ ok: true, value: { what, day, asOf: new Date(asOf), at: '08:30' } });
  });

  test('a day whose digest was posted is shown as known then', async () => {
    const { desk } = await ask('');
    await postDigestNow(desk, desk.account, '2026-11-25', 'command line');

    const asked = await askedDigest(
      desk.database.stores,
      desk.settings,
      [desk.account],
      '2026-11-25',
      desk.clock.now(),
    );

    expect(asked).toMatchObject({ ok: true, value: { asOf: new Date(friday) } });
  });

  test('looking at it does not use up the one that is posted', async () => {
    const { desk } = await ask('');

    await makeDigest(desk, desk.account.team, desk.account.desk);

    expect(await desk.database.stores.digests.lastDays(desk.account.team, desk.account.desk, 5)).toEqual([
      '2026-11-26',
    ]);
  });

  test.each(['tomorrow', '26/11/2026', '2026-02-30', '2026-11'])(
    '“%s” is no day, and an example is given',
    async (typed) => {
      const { asked } = await ask(typed);

      expect(asked).toEqual({ ok: false, refusal: { kind: 'not-a-day', typed, example: '2026-11-26' } });
    },
  );

  test('a day that has not begun has no figures', async () => {
    const { asked } = await ask('2026-11-28');

    expect(asked).toEqual({ ok: false, refusal: { kind: 'not-yet', day: '2026-11-28' } });
  });
});
