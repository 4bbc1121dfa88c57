import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Transaction } from '../../../../src/domain/database.ts';
import { leadId } from '../../../../src/domain/ids.ts';
import { LeadChangedMeanwhile } from '../../../../src/domain/lead/lead-store.ts';
import type { Database } from '../../../../src/integrations/postgres/database.ts';
import { postgresDatabase } from '../../../../src/integrations/postgres/postgres-database.ts';
import { freshPostgres, onBoth } from '../../../support/databases.ts';
import { anAccount, anOpenLead, minute, sealer, team } from './builders.ts';
import { gate, untilBlocked } from './interleaving.ts';

const account = anAccount();
const bySystem = { actor: undefined, cause: 'signal message:m1' };

/** The product's database over `db`, and how often it woke the workers. */
function productOver({ db }: Database) {
  let ids = 0;
  const woken = { times: 0 };
  const database = postgresDatabase({
    db,
    sealer,
    clock: { now: () => minute(9) },
    ids: { next: () => `id-${++ids}` },
    random: () => 0,
    reader: 'test',
    onUnopenable: (fault) => {
      throw fault;
    },
    onTasks: () => {
      woken.times += 1;
    },
  });
  return { database, woken };
}

const someTask = { team, kind: 'prune', key: '-', dueAt: minute(9) } as const;

describe('a transaction', () => {
  onBoth('keeps everything it wrote, or nothing', async (opened) => {
    const { database } = productOver(opened);

    await database.transaction((stores) => stores.accounts.put(account, minute(1)));
    const failing = database.transaction(async (stores) => {
      await stores.accounts.put({ ...account, userName: 'other', timeZone: 'UTC' }, minute(2));
      throw new Error('no');
    });

    await expect(failing).rejects.toThrow('no');
    expect(await database.stores.accounts.find(team, account.id)).toStrictEqual(account);
  });

  onBoth('wakes the workers once it is committed, if it scheduled tasks', async (opened) => {
    const { database, woken } = productOver(opened);

    await database.transaction(async (stores) => {
      await stores.tasks.schedule(someTask);
      expect(woken.times).toBe(0);
    });
    expect(woken.times).toBe(1);

    await database.transaction((stores) => stores.accounts.put(account, minute(1)));
    await database
      .transaction(async (stores) => {
        await stores.tasks.schedule({ ...someTask, key: 'undone' });
        throw new Error('no');
      })
      .catch(() => {});
    expect(woken.times).toBe(1);
  });

  onBoth('is tried again when somebody else changed the lead', async (opened) => {
    const { database } = productOver(opened);
    let times = 0;

    const result = await database.transaction(async (stores) => {
      times += 1;
      await stores.accounts.put(account, minute(1));
      if (times < 3) throw new LeadChangedMeanwhile(leadId('L1'));
      return stores.accounts.all();
    });

    expect(times).toBe(3);
    expect(result).toStrictEqual([account]);
  });

  onBoth('gives up when the lead never stands still', async (opened) => {
    const { database } = productOver(opened);

    const hopeless = database.transaction(() => Promise.reject(new LeadChangedMeanwhile(leadId('L1'))));

    await expect(hopeless).rejects.toThrow(LeadChangedMeanwhile);
  });

  test('that deadlocked with another is tried again, so that both are kept', async () => {
    const opened = await freshPostgres();
    const { database } = productOver(opened);
    const [one, other] = [anAccount(), anAccount({ userName: 'bar.ana', id: 'A2' as typeof account.id })];
    for (const known of [one, other]) await database.stores.accounts.put(known, minute(1));
    const firstHolds = gate();
    const secondHolds = gate();

    let times = 0;
    const renameBoth = (order: readonly (typeof one)[], mine: typeof firstHolds, theirs: typeof firstHolds) =>
      database.transaction(async (stores) => {
        times += 1;
        for (const known of order) {
          await stores.accounts.putUserName(team, known.id, `renamed ${known.id}`);
          mine.open();
          await theirs.opened;
        }
      });
    await Promise.all([
      renameBoth([one, other], firstHolds, secondHolds),
      renameBoth([other, one], secondHolds, firstHolds),
    ]);

    expect(times).toBe(3);
    const names = (await database.stores.accounts.all()).map((known) => known.userName);
    expect(names).toStrictEqual([`renamed ${one.id}`, `renamed ${other.id}`]);
  });
});

describe('an attempt', () => {
  /** Runs `work` between two writes of one transaction. */
  const attemptBetween = (opened: Database, work: (stores: Transaction) => Promise<unknown>) => {
    const { database } = productOver(opened);
    return database.transaction(async (stores) => {
      await stores.alarms.raise(team, 'app-not-live', 'before', '', minute(1));
      const outcome = await stores.attempt(() => work(stores));
      await stores.alarms.raise(team, 'app-not-live', 'after', '', minute(1));
      return outcome;
    });
  };
  const alarms = async ({ db }: Database) =>
    (await db.selectFrom('alarm').select('subject').orderBy('subject').execute()).map((row) => row.subject);

  onBoth('keeps what it wrote and answers its value', async (opened) => {
    const outcome = await attemptBetween(opened, async (stores) => {
      await stores.alarms.raise(team, 'app-not-live', 'inside', '', minute(1));
      return 'fine';
    });

    expect(outcome).toStrictEqual({ ok: true, value: 'fine' });
    expect(await alarms(opened)).toStrictEqual(['after', 'before', 'inside']);
  });

  onBoth('undoes only itself, and says what went wrong without the words it choked on', async (opened) => {
    const outcome = await attemptBetween(opened, async (stores) => {
      await stores.alarms.raise(team, 'app-not-live', 'inside', '', minute(1));
      JSON.parse('{"text": "price for Zoé?"');
    });

    expect(outcome).toMatchObject({ ok: false, refusal: { detail: expect.stringMatching(/^SyntaxError/) } });
    expect(JSON.stringify(outcome)).not.toContain('Zoé');
    expect(await alarms(opened)).toStrictEqual(['after', 'before']);
  });

  onBoth('survives what the database refuses, and names the code, the constraint and the place', async (opened) => {
    const outcome = await attemptBetween(opened, (stores) =>
      stores.leads.save(anOpenLead({ segment: 'cool' as 'hot' }), 'opened', bySystem, minute(1)),
    );

    expect(outcome).toMatchObject({
      ok: false,
      refusal: { detail: expect.stringMatching(/^23514 lead_segment_posted/) },
    });
    expect(await alarms(opened)).toStrictEqual(['after', 'before']);
  });

  onBoth('may hold another attempt', async (opened) => {
    const outcome = await attemptBetween(opened, async (stores) => {
      await stores.alarms.raise(team, 'app-not-live', 'outer', '', minute(1));
      await stores.attempt(async () => {
        await stores.alarms.raise(team, 'app-not-live', 'inner', '', minute(1));
        throw new TypeError('no');
      });
    });

    expect(outcome.ok).toBe(true);
    expect(await alarms(opened)).toStrictEqual(['after', 'before', 'outer']);
  });

  onBoth('does not swallow a collision: the whole transaction is tried again', async (opened) => {
    let times = 0;

    const outcome = await attemptBetween(opened, async () => {
      times += 1;
      if (times === 1) throw new LeadChangedMeanwhile(leadId('L1'));
      return times;
    });

    expect(outcome).toStrictEqual({ ok: true, value: 2 });
  });

  test('does not swallow that the database is gone', async () => {
    const opened = await freshPostgres();
    let goesOn = false;

    const outcome = productOver(opened).database.transaction(async (stores) => {
      await stores.attempt(async () => {
        const { rows } = await sql<{ pid: number }>`
          select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        `.execute(opened.db);
        for (const { pid } of rows) await sql`select pg_terminate_backend(${pid})`.execute(opened.db);
        await stores.accounts.all();
      });
      goesOn = true;
    });

    await expect(outcome).rejects.toThrow();
    expect(goesOn).toBe(false);
  });

  test('does not swallow that it waited too long for somebody else: what it was to keep is not at fault', async () => {
    const opened = await freshPostgres();
    const raise = (stores: Transaction) => stores.alarms.raise(team, 'app-not-live', 'held', '', minute(1));
    const isHeld = gate();
    const held = gate();
    const holding = productOver(opened).database.transaction(async (stores) => {
      await raise(stores);
      isHeld.open();
      await held.opened;
    });
    await isHeld.opened;
    let goesOn = false;
    const waiting = productOver(opened).database.transaction(async (stores) => {
      await stores.attempt(() => raise(stores));
      goesOn = true;
    });

    // The server ends it as it does after statement_timeout, and says the same.
    const cancel = sql<{ pid: number }>`
      select pg_cancel_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'
    `;
    const ended = expect(waiting).rejects.toThrow('canceling statement');
    await untilBlocked(opened.db, 1);
    await cancel.execute(opened.db);

    await ended.finally(() => held.open());
    await holding;
    expect(goesOn).toBe(false);
  });
});
