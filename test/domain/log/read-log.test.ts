import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { accountId } from '../../../src/domain/ids.ts';
import { readLog } from '../../../src/domain/log/read-log.ts';
import { freshPglite } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { aDm, anAccount, noon } from '../builders.ts';

const week = { from: '2026-11-14', to: '2026-11-20' };

/** So many leads, of which three at a time opened at once. */
async function open(desk: TestDesk, count: number): Promise<void> {
  await sql`
    insert into lead (team_id, account_id, lead_id, viewer_id, status, segment, reasons, heat, opened_at, segment_since,
      last_signal_at, version, created_at)
    select ${desk.account.team}, ${desk.account.id}, 'L' || n, 'v' || n, 'open', 'hot', '[]', 1,
      ${noon}::timestamptz - (n / 3) * interval '1 second', ${noon}, ${noon}, 1, ${noon}
    from generate_series(1, ${count}) as n`.execute(desk.db);
}

test('a log of many pages holds every lead once, oldest first', async () => {
  const desk = await openDesk(await freshPglite());
  await open(desk, 1234);

  const opened: number[] = [];
  for await (const line of readLog(desk, desk.account.team, [desk.account], week)) opened.push(line.openedAt.getTime());

  expect(opened).toHaveLength(1234);
  expect(opened).toEqual(opened.toSorted((a, b) => a - b));
});

test('a page is read when it is wanted, and no more of them', async () => {
  const desk = await openDesk(await freshPglite());
  await open(desk, 1100);
  const lines = readLog(desk, desk.account.team, [desk.account], week);
  await lines.next();

  await desk.db.deleteFrom('lead').execute();
  let count = 1;
  for await (const _ of lines) count += 1;

  expect(count).toBe(500);
});

test('each account’s days are those of its own zone', async () => {
  const desk = await openDesk(await freshPglite());
  const tokyo = anAccount({ id: accountId('2'), timeZone: 'Asia/Tokyo' });
  await desk.database.stores.accounts.put(tokyo, noon);
  await desk.receive(aDm('1', { happenedAt: new Date('2026-11-20T16:00:00Z') }));
  await desk.receive(aDm('2', { happenedAt: new Date('2026-11-19T16:00:00Z') }));
  await desk.db.updateTable('lead').set({ account_id: tokyo.id }).where('viewer_id', '=', 'igsid:2').execute();

  const opened: string[] = [];
  const friday = { from: '2026-11-20', to: '2026-11-20' };
  for await (const line of readLog(desk, desk.account.team, [desk.account, tokyo], friday))
    opened.push(line.account.id);

  expect(opened).toEqual([tokyo.id, desk.account.id]);
});
