import { describe, expect } from 'vitest';
import { accountId, leadId, storyId, viewerId } from '../../../../src/domain/ids.ts';
import type { Lead, OpenLead } from '../../../../src/domain/lead/lead.ts';
import { LeadChangedMeanwhile } from '../../../../src/domain/lead/lead-store.ts';
import type { Reason } from '../../../../src/domain/viewer/reason.ts';
import { postgresLeadStore } from '../../../../src/integrations/postgres/lead-store.ts';
import { nothingYet } from '../../../domain/builders.ts';
import { onBoth } from '../../../support/databases.ts';
import { testSealer } from '../../../support/desk.ts';
import {
  aClaimedLead,
  aDismissedLead,
  anAccount,
  ana,
  anOpenLead,
  ben,
  button,
  claimedNow,
  minute,
  otherTeam,
  team,
  yan,
  zoe,
} from './builders.ts';

const account = anAccount();
const bySystem = { actor: undefined, cause: 'signal message:m1' };

const progress = { owner: ben, contactedAt: minute(1), lastTouchAt: minute(2), repliedAt: minute(3) };
const contact = { owner: undefined, contactedAt: minute(1), lastTouchAt: minute(2) };

/** Each of a viewer of their own: there is one active lead per viewer. */
const answeredLeads = (whole: Partial<OpenLead>): Lead[] =>
  (
    [
      { status: 'contacted', ...contact },
      { status: 'replied', ...contact, owner: ben, repliedAt: minute(3) },
      { status: 'snoozed', ...progress, snoozedUntil: minute(9), snoozedBy: ana },
      { status: 'snoozed', ...nothingYet, snoozedUntil: minute(9), snoozedBy: ana },
    ] as const
  ).map((state, index) => ({
    ...anOpenLead(whole),
    ...state,
    id: leadId(`A${index}`),
    viewer: viewerId(`igsid:${index}`),
  }));

const closedLeads = (whole: Partial<OpenLead>): Lead[] =>
  (
    [
      { status: 'won', value: { amount: '49.9', currency: 'EUR' }, note: 'Größe 38', closedBy: ana },
      { status: 'won', value: undefined, note: undefined, closedBy: ana },
      { status: 'lost', reason: 'too-expensive', note: 'next year', closedBy: ben },
      { status: 'suppressed', suppressedBy: 'word', closedBy: undefined },
      { status: 'suppressed', suppressedBy: 'button', closedBy: ben },
    ] as const
  ).map((state, index) => ({
    ...anOpenLead(whole),
    ...progress,
    ...state,
    closedAt: minute(9),
    id: leadId(`C${index}`),
  }));

describe('a lead', () => {
  onBoth('is found as it was saved, in each of its states', async ({ db }) => {
    const leads = postgresLeadStore(db, testSealer);
    const whole = {
      story: undefined,
      previousLead: leadId('L0'),
      countsFrom: minute(1),
      passedBy: [ana, ben],
      heat: -3.75,
    };
    const every = [
      anOpenLead(whole),
      aClaimedLead({ ...whole, id: leadId('L2'), viewer: yan }),
      aDismissedLead({ ...whole, id: leadId('L3') }),
      aDismissedLead({ id: leadId('L4'), closedBy: undefined, dismissedAs: 'duplicate' }),
      ...answeredLeads(whole),
      ...closedLeads(whole),
    ];

    for (const lead of every) {
      const saved = await leads.save(lead, 'opened', bySystem, minute(5));

      expect(saved).toStrictEqual({ ...lead, version: 1 });
      expect(await leads.find(team, lead.id)).toStrictEqual(saved);
      expect(await leads.lock(team, lead.id)).toStrictEqual(saved);
    }
    expect(await leads.find(otherTeam, leadId('L1'))).toBeUndefined();
  });

  onBoth('gives its reasons exactly as they were, so that an unchanged lead compares as unchanged', async ({ db }) => {
    const leads = postgresLeadStore(db, testSealer);
    const reasons: Reason[] = [
      { kind: 'did', signal: 'story_reply', times: 2, lastAt: minute(4) },
      { kind: 'came-back', views: 3, hours: 24 },
      { kind: 'loyal', seen: 3, of: 5 },
    ];
    await leads.save(anOpenLead({ reasons }), 'opened', bySystem, minute(5));

    const found = await leads.find(team, leadId('L1'));

    expect(found?.reasons).toStrictEqual(reasons);
    expect(JSON.stringify(found?.reasons)).toBe(JSON.stringify(reasons));
  });

  onBoth('moves on by one version, with the event that says why', async ({ db }) => {
    const leads = postgresLeadStore(db, testSealer);
    const opened = await leads.save(anOpenLead(), 'opened', bySystem, minute(5));

    const claimed = await leads.save(aClaimedLead({ version: opened.version }), 'claimed', button, minute(6));

    expect(claimed.version).toBe(2);
    expect(await leads.find(team, claimed.id)).toStrictEqual(claimed);
    const events = await db.selectFrom('lead_event').selectAll().orderBy('version').execute();
    expect(events).toMatchObject([
      { version: 1, kind: 'opened', actor: null, cause: 'signal message:m1', happened_at: minute(5) },
      { version: 2, kind: 'claimed', actor: ben, cause: 'button', happened_at: minute(6) },
    ]);
  });

  onBoth('cannot be saved over a version that was not read', async ({ db }) => {
    const leads = postgresLeadStore(db, testSealer);
    const opened = await leads.save(anOpenLead(), 'opened', bySystem, minute(5));
    await leads.save(aClaimedLead({ version: 1 }), 'claimed', button, minute(6));

    const stale = leads.save({ ...opened, heat: 99 }, 'signal', bySystem, minute(7));

    await expect(stale).rejects.toThrow(LeadChangedMeanwhile);
    expect(await leads.find(team, opened.id)).toStrictEqual(aClaimedLead({ version: 2 }));
    expect(await db.selectFrom('lead_event').selectAll().execute()).toHaveLength(2);
  });

  onBoth('is the only one of its viewer that is not dismissed', async ({ db }) => {
    const leads = postgresLeadStore(db, testSealer);
    await leads.save(anOpenLead(), 'opened', bySystem, minute(5));
    await leads.save(aDismissedLead({ id: leadId('L2') }), 'opened', bySystem, minute(5));

    const second = leads.save(anOpenLead({ id: leadId('L3') }), 'opened', bySystem, minute(6));
    await expect(second).rejects.toThrow(LeadChangedMeanwhile);
    const reopened = leads.save(anOpenLead({ id: leadId('L2'), version: 1 }), 'reopened', button, minute(6));
    await expect(reopened).rejects.toThrow(LeadChangedMeanwhile);

    const elsewhere = anOpenLead({ id: leadId('L4'), account: accountId('A2') });
    expect((await leads.save(elsewhere, 'opened', bySystem, minute(6))).version).toBe(1);
  });
});

describe('the leads of a viewer', () => {
  onBoth('are the current one, the one put aside last and the latest', async ({ db }) => {
    const leads = postgresLeadStore(db, testSealer);
    expect(await leads.lockCurrent(account, zoe)).toBeUndefined();
    expect(await leads.lastClosed(account, zoe)).toBeUndefined();
    expect(await leads.latestOf(team, account.id, zoe)).toBeUndefined();

    const saved: Lead[] = [];
    for (const [lead, created] of [
      [aDismissedLead({ id: leadId('L1'), closedAt: minute(9) }), 1],
      [aDismissedLead({ id: leadId('L2'), closedAt: minute(8) }), 2],
      [aClaimedLead({ id: leadId('L3') }), 3],
      [anOpenLead({ id: leadId('L4'), viewer: yan }), 4],
    ] as const) {
      saved.push(await leads.save(lead, 'opened', bySystem, minute(created)));
    }

    expect(await leads.lockCurrent(account, zoe)).toStrictEqual(saved[2]);
    expect(await leads.lastClosed(account, zoe)).toStrictEqual(saved[0]);
    expect(await leads.latestOf(team, account.id, zoe)).toStrictEqual(saved[2]);
  });

  onBoth('move to the viewer who turned out to be the same person, unchanged', async ({ db }) => {
    const leads = postgresLeadStore(db, testSealer);
    const opened = await leads.save(anOpenLead(), 'opened', bySystem, minute(1));

    await leads.moveViewer(account, zoe, yan);

    expect(await leads.lockCurrent(account, zoe)).toBeUndefined();
    expect(await leads.lockCurrent(account, yan)).toStrictEqual({ ...opened, viewer: yan });
  });

  onBoth('stay with that viewer when somebody saves who read the lead before', async ({ db }) => {
    const leads = postgresLeadStore(db, testSealer);
    const read = await leads.save(anOpenLead(), 'opened', bySystem, minute(1));
    await leads.moveViewer(account, zoe, yan);

    await leads.save({ ...read, story: storyId('9') }, 'signal', bySystem, minute(2));

    expect(await leads.find(team, read.id)).toMatchObject({ viewer: yan, story: '9' });
  });
});

describe('the next lead', () => {
  const queue = [
    anOpenLead({ id: leadId('warm-hotter'), segment: 'warm', heat: 90 }),
    anOpenLead({ id: leadId('hot-cooler'), heat: 10 }),
    anOpenLead({ id: leadId('hot-hotter'), heat: 20 }),
    anOpenLead({ id: leadId('hot-elsewhere'), heat: 30, account: accountId('A2') }),
    anOpenLead({ id: leadId('hot-unasked'), heat: 99, account: accountId('A3') }),
  ];
  const both = [account.id, accountId('A2')];

  onBoth('is Hot before Warm, the hottest of all the accounts', async ({ db }) => {
    const leads = postgresLeadStore(db, testSealer);
    for (const [index, lead] of queue.entries()) {
      await leads.save({ ...lead, viewer: `v${index}` as typeof zoe }, 'opened', bySystem, minute(1));
    }

    const taken: string[] = [];
    for (let next = await leads.lockNext(team, both, ben); next; next = await leads.lockNext(team, both, ben)) {
      taken.push(next.id);
      await leads.save(claimedNow(next), 'claimed', button, minute(2));
    }

    expect(taken).toStrictEqual(['hot-elsewhere', 'hot-hotter', 'hot-cooler', 'warm-hotter']);
  });

  onBoth('is not one they have passed on', async ({ db }) => {
    const leads = postgresLeadStore(db, testSealer);
    await leads.save(
      anOpenLead({ id: leadId('passed'), heat: 20, passedBy: [ana, ben] }),
      'opened',
      bySystem,
      minute(1),
    );
    await leads.save(anOpenLead({ id: leadId('left'), viewer: yan, heat: 10 }), 'opened', bySystem, minute(1));

    expect((await leads.lockNext(team, [account.id], ben))?.id).toBe('left');
    expect(await leads.lockNext(otherTeam, [account.id], ben)).toBeUndefined();
    expect(await leads.lockNext(team, [], ben)).toBeUndefined();
  });
});
