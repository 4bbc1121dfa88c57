import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { retryTransaction } from '../../../src/integrations/postgres/retry-transaction.ts';
import { freshPostgresUrl, onBoth, openPostgres } from '../../support/databases.ts';

const random = () => 0;
const team = (team_id: string) => ({ team_id, name: '', bot_user_id: null, created_at: new Date(0) });

/** A fault as the server reports it. */
const raise = (code: string) => sql`do ${sql.lit(`begin raise exception using errcode = '${code}'; end`)}`;

describe('a transaction that collides with another', () => {
  test('is run again from the start, so that of two in a deadlock both come through', async () => {
    const url = await freshPostgresUrl();
    const [one, other] = [(await openPostgres(url)).db, (await openPostgres(url)).db];
    await one
      .insertInto('team')
      .values([team('T1'), team('T2')])
      .execute();
    const bothLocked = barrier(2);
    const addInOrder = (db: typeof one, order: string[]) => {
      let attempts = 0;
      return retryTransaction(db, random, async (tx) => {
        attempts++;
        for (const [index, id] of order.entries()) {
          await sql`update team set name = name || 'x' where team_id = ${id}`.execute(tx);
          if (index === 0 && attempts === 1) await bothLocked();
        }
        return attempts;
      });
    };

    const attempts = await Promise.all([addInOrder(one, ['T1', 'T2']), addInOrder(other, ['T2', 'T1'])]);

    expect(attempts.toSorted()).toStrictEqual([1, 2]);
    const names = await one.selectFrom('team').select('name').execute();
    expect(names).toStrictEqual([{ name: 'xx' }, { name: 'xx' }]);
  });

  onBoth('is given up after six attempts, and none of them leaves a trace', async ({ db }) => {
    let attempts = 0;

    const given = retryTransaction(db, random, async (tx) => {
      attempts++;
      await tx.insertInto('team').values(team('T1')).execute();
      await raise('40001').execute(tx);
    });

    await expect(given).rejects.toMatchObject({ code: '40001' });
    expect(attempts).toBe(6);
    expect(await db.selectFrom('team').select('team_id').execute()).toStrictEqual([]);
  });
});

describe('any other fault', () => {
  onBoth('is thrown at once', async ({ db }) => {
    let attempts = 0;

    const failing = retryTransaction(db, random, async (tx) => {
      attempts++;
      await raise('23505').execute(tx);
    });

    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(attempts).toBe(1);
  });
});

/** Returns a function that resolves once it was called so many times. */
function barrier(count: number): () => Promise<void> {
  const open = Promise.withResolvers<void>();
  let arrived = 0;
  return () => {
    if (++arrived === count) open.resolve();
    return open.promise;
  };
}
