import type { Kysely } from 'kysely';
import { describe, expect } from 'vitest';
import { cardOf } from '../../../../src/domain/card/post.ts';
import { accountId, leadId, viewerId } from '../../../../src/domain/ids.ts';
import type { Lead } from '../../../../src/domain/lead/lead.ts';
import { postgresAccountStore } from '../../../../src/integrations/postgres/account-store.ts';
import { leadLineReader } from '../../../../src/integrations/postgres/lead-line-reader.ts';
import { postgresLeadStore } from '../../../../src/integrations/postgres/lead-store.ts';
import { postgresPostStore } from '../../../../src/integrations/postgres/post-store.ts';
import type { Schema } from '../../../../src/integrations/postgres/schema.ts';
import { postgresViewerStore } from '../../../../src/integrations/postgres/viewer-store.ts';
import { nothingYet } from '../../../domain/builders.ts';
import { onBoth } from '../../../support/databases.ts';
import { testSealer } from '../../../support/desk.ts';
import {
  aCardPost,
  aClaimedLead,
  aContactedLead,
  anAccount,
  ana,
  anOpenLead,
  aRepliedLead,
  ben,
  minute,
  otherTeam,
  sealer,
  team,
} from './builders.ts';

const account = anAccount();
const second = anAccount({ id: accountId('A2'), userName: 'bar.ana' });

/** Saves the accounts and each lead, under the same id as its viewer. */
async function deskWith(db: Kysely<Schema>, ...added: Lead[]) {
  for (const known of [account, second]) await postgresAccountStore(db, sealer).put(known, minute(0));
  for (const lead of added) {
    const home = lead.account === second.id ? second : account;
    await postgresViewerStore(db).put(home, viewerId(lead.id), { userName: `user.${lead.id}`, at: minute(1) });
    const cause = { actor: undefined, cause: 'signal' };
    await postgresLeadStore(db, testSealer).save({ ...lead, viewer: viewerId(lead.id) }, 'opened', cause, minute(1));
  }
  return leadLineReader(db, testSealer);
}

const id = (text: string) => ({ id: leadId(text) });

describe('the leads somebody holds', () => {
  onBoth('are shown with the claim that ends first on top', async ({ db }) => {
    const desk = await deskWith(
      db,
      aClaimedLead({ ...id('later'), leaseUntil: minute(20) }),
      aClaimedLead({ ...id('sooner'), leaseUntil: minute(10), account: second.id }),
      aClaimedLead({ ...id('of ana'), owner: ana }),
      anOpenLead(id('open')),
    );
    await postgresPostStore(db).save(aCardPost({ subject: cardOf(leadId('sooner')), messageTs: '1.2' }));

    const mine = await desk.mine(team, ben, 20);

    expect(mine).toStrictEqual([
      {
        lead: aClaimedLead({
          ...id('sooner'),
          viewer: viewerId('sooner'),
          leaseUntil: minute(10),
          account: second.id,
          version: 1,
        }),
        account: second,
        handle: 'user.sooner',
        displayName: undefined,
        cardTs: '1.2',
      },
      {
        lead: aClaimedLead({ ...id('later'), viewer: viewerId('later'), leaseUntil: minute(20), version: 1 }),
        account,
        handle: 'user.later',
        displayName: undefined,
        cardTs: undefined,
      },
    ]);
    expect(await desk.mine(team, ben, 1)).toHaveLength(1);
    expect(await desk.mine(otherTeam, ben, 20)).toStrictEqual([]);
  });
});

describe('the leads somebody holds, of every kind', () => {
  onBoth('begin with who replied, then claims, then who is to answer', async ({ db }) => {
    const desk = await deskWith(
      db,
      aContactedLead(id('contacted')),
      aClaimedLead(id('claimed')),
      {
        ...anOpenLead(id('snoozed')),
        ...nothingYet,
        owner: ben,
        status: 'snoozed',
        snoozedUntil: minute(9),
        snoozedBy: ben,
      },
      aRepliedLead(id('replied')),
      aRepliedLead({ ...id('nobody’s'), owner: undefined }),
      {
        ...anOpenLead(id('won')),
        ...nothingYet,
        owner: ben,
        status: 'won',
        closedAt: minute(9),
        closedBy: ben,
        value: undefined,
        note: undefined,
      },
    );

    expect((await desk.mine(team, ben, 20)).map(({ lead }) => lead.id)).toEqual([
      'replied',
      'claimed',
      'contacted',
      'snoozed',
    ]);
    expect((await desk.unclaimed(team, [account.id], 20)).map(({ lead }) => lead.id)).toEqual(['nobody’s']);
    expect(await desk.unclaimedCount(team, [account.id])).toBe(1);
  });
});

describe('the leads nobody holds', () => {
  onBoth('are shown Hot before Warm, the hottest of all accounts first, and counted', async ({ db }) => {
    const desk = await deskWith(
      db,
      anOpenLead({ ...id('warm'), segment: 'warm', heat: 99 }),
      anOpenLead({ ...id('hot'), heat: 10 }),
      anOpenLead({ ...id('hotter'), heat: 20, account: second.id }),
      anOpenLead({ ...id('hottest'), heat: 30 }),
      anOpenLead({ ...id('elsewhere'), heat: 40, account: accountId('A3') }),
      aClaimedLead(id('claimed')),
    );
    const both = [account.id, second.id];
    const shown = async (limit: number) => (await desk.unclaimed(team, both, limit)).map(({ lead }) => lead.id);

    expect(await shown(20)).toStrictEqual(['hottest', 'hotter', 'hot', 'warm']);
    expect(await shown(2)).toStrictEqual(['hottest', 'hotter']);
    expect(await desk.unclaimedCount(team, both)).toBe(4);
    expect(await desk.unclaimedCount(team, [])).toBe(0);
    expect(await desk.unclaimed(otherTeam, both, 20)).toStrictEqual([]);
  });
});
