import { describe, expect, test } from 'vitest';
import { leadId, slackUserId, viewerId } from '../../../../src/domain/ids.ts';
import { LeadChangedMeanwhile } from '../../../../src/domain/lead/lead-store.ts';
import { postgresLeadStore } from '../../../../src/integrations/postgres/lead-store.ts';
import { postgresSignalStore } from '../../../../src/integrations/postgres/signal-store.ts';
import { postgresViewerStore } from '../../../../src/integrations/postgres/viewer-store.ts';
import { freshPostgres } from '../../../support/databases.ts';
import { testSealer } from '../../../support/desk.ts';
import { anAccount, anOpenLead, aSignal, button, claimedNow, minute, team, yan, zoe } from './builders.ts';
import { gate, untilBlocked } from './interleaving.ts';

const account = anAccount();
const bySystem = { actor: undefined, cause: 'signal message:m1' };

describe('two deliveries about one unknown person', () => {
  test('make one viewer: the second waits and then knows them', async () => {
    const { db } = await freshPostgres();
    const held = gate();

    const first = db.transaction().execute(async (transaction) => {
      const viewers = postgresViewerStore(transaction);
      expect(await viewers.lockIdentities(account, ['igsid:900', 'name:zoe'])).toStrictEqual([]);
      held.open();
      await untilBlocked(db, 1);
      await viewers.putIdentities(account, ['name:zoe'], zoe, minute(1));
    });
    await held.opened;
    const second = db
      .transaction()
      .execute((transaction) => postgresViewerStore(transaction).lockIdentities(account, ['name:zoe']));

    await first;
    expect(await second).toStrictEqual([{ identity: 'name:zoe', viewer: zoe, seenAt: minute(1) }]);
  });

  test('never wait for each other in a circle, whatever they lock', async () => {
    const { db } = await freshPostgres();
    const names = ['a', 'b', 'c', 'd'].map((name) => `name:${name}` as const);
    await postgresViewerStore(db).putIdentities(account, ['name:b'], zoe, minute(1));
    await postgresViewerStore(db).put(account, zoe, { at: minute(1) });

    const rounds = Array.from({ length: 40 }, (_, round) =>
      db.transaction().execute(async (transaction) => {
        const order = round % 2 ? names : names.toReversed();
        const viewers = postgresViewerStore(transaction);
        const known = await viewers.lockIdentities(account, order.slice(round % 3));
        for (const identity of names.slice(0, 2)) {
          if (known.some((found) => found.identity === identity))
            await viewers.put(account, zoe, { at: minute(round) });
        }
      }),
    );

    await expect(Promise.all(rounds)).resolves.toHaveLength(40);
  });
});

describe('a person known by two ids', () => {
  test('who is joined with another takes along the signal that is just being recorded under the other id', async () => {
    const { db } = await freshPostgres();
    const before = postgresViewerStore(db);
    for (const identity of ['igsid:901', 'name:yan'] as const)
      await before.putIdentities(account, [identity], yan, minute(1));
    await before.put(account, yan, { at: minute(1) });
    await before.putIdentities(account, ['igsid:900'], zoe, minute(1));
    await before.put(account, zoe, { at: minute(1) });
    const held = gate();

    const recording = db.transaction().execute(async (transaction) => {
      const [known] = await postgresViewerStore(transaction).lockIdentities(account, ['igsid:901']);
      held.open();
      await untilBlocked(db, 1);
      await postgresSignalStore(transaction).add(aSignal({ viewer: known?.viewer ?? zoe }), false);
      await postgresLeadStore(transaction, testSealer).save(
        anOpenLead({ viewer: known?.viewer ?? zoe }),
        'opened',
        bySystem,
        minute(2),
      );
    });
    await held.opened;
    // The joining transaction knows the same person by the user name.
    const joining = db.transaction().execute(async (transaction) => {
      const viewers = postgresViewerStore(transaction);
      await viewers.lockIdentities(account, ['igsid:900', 'name:yan']);
      await postgresLeadStore(transaction, testSealer).moveViewer(account, yan, zoe);
      await viewers.absorb(account, yan, zoe);
    });
    await Promise.all([recording, joining]);

    const signals = await postgresSignalStore(db).deciding(account, zoe, {
      happenedAfter: minute(-60),
      receivedAfter: undefined,
    });
    expect(signals).toHaveLength(1);
    expect((await postgresLeadStore(db, testSealer).lockCurrent(account, zoe))?.id).toBe('L1');
    expect(await postgresLeadStore(db, testSealer).lockCurrent(account, yan)).toBeUndefined();
  });
});

describe('two transactions that open a lead for one viewer', () => {
  test('end with one lead: the second is told to look again', async () => {
    const { db } = await freshPostgres();
    const held = gate();

    const first = db.transaction().execute(async (transaction) => {
      await postgresLeadStore(transaction, testSealer).save(anOpenLead(), 'opened', bySystem, minute(1));
      held.open();
      await untilBlocked(db, 1);
    });
    await held.opened;
    const second = db
      .transaction()
      .execute((transaction) =>
        postgresLeadStore(transaction, testSealer).save(
          anOpenLead({ id: leadId('L2') }),
          'opened',
          bySystem,
          minute(1),
        ),
      );

    await expect(second).rejects.toThrow(LeadChangedMeanwhile);
    await first;
    expect((await postgresLeadStore(db, testSealer).lockCurrent(account, zoe))?.id).toBe('L1');
  });
});

describe('twenty teammates who press Claim next at once', () => {
  test('each get another lead', async () => {
    const { db } = await freshPostgres();
    const leads = postgresLeadStore(db, testSealer);
    for (let index = 0; index < 20; index++) {
      const lead = anOpenLead({ id: leadId(`L${index}`), viewer: viewerId(`igsid:${index}`), heat: index });
      await leads.save({ ...lead, segment: index % 2 ? 'hot' : 'warm' }, 'opened', bySystem, minute(1));
    }

    const presses = Array.from({ length: 20 }, (_, index) =>
      db.transaction().execute(async (transaction) => {
        const inside = postgresLeadStore(transaction, testSealer);
        const next = await inside.lockNext(team, [account.id], slackUserId(`U${index}`));
        if (next) await inside.save(claimedNow(next), 'claimed', button, minute(2));
        return next?.id;
      }),
    );

    expect(new Set(await Promise.all(presses)).size).toBe(20);
    expect(await leads.lockNext(team, [account.id], button.actor)).toBeUndefined();
  });

  test('do not wait for somebody who is just taking the hottest', async () => {
    const { db } = await freshPostgres();
    const leads = postgresLeadStore(db, testSealer);
    await leads.save(anOpenLead({ id: leadId('hottest'), heat: 20 }), 'opened', bySystem, minute(1));
    await leads.save(anOpenLead({ id: leadId('second'), viewer: yan, heat: 10 }), 'opened', bySystem, minute(1));

    await db.transaction().execute(async (taking) => {
      const hottest = await postgresLeadStore(taking, testSealer).lockNext(team, [account.id], slackUserId('UANA'));
      const other = await leads.lockNext(team, [account.id], slackUserId('UBEN'));

      expect([hottest?.id, other?.id]).toStrictEqual(['hottest', 'second']);
    });
  });
});
