import { type Kysely, sql } from 'kysely';
import { leadId, type ViewerId, viewerId } from '../../domain/ids.ts';
import type { ActiveLead, ClosedLead, Lead } from '../../domain/lead/lead.ts';
import { LeadChangedMeanwhile, type LeadStore } from '../../domain/lead/lead-store.ts';
import { columnsOf, leadOf } from './lead-row.ts';
import { lockNextLead } from './lock-next-lead.ts';
import type { Schema } from './schema.ts';
import type { Sealer } from './sealing.ts';

export function postgresLeadStore(db: Kysely<Schema>, sealer: Sealer): LeadStore {
  const row = (team: string, id: string) =>
    db.selectFrom('lead').selectAll().where('team_id', '=', team).where('lead_id', '=', id);
  const ofViewer = (team: string, account: string, viewer: ViewerId) =>
    db
      .selectFrom('lead')
      .selectAll()
      .where('team_id', '=', team)
      .where('account_id', '=', account)
      .where('viewer_id', '=', viewer);

  async function insert(lead: Lead, now: Date): Promise<void> {
    await db
      .insertInto('lead')
      .values({
        team_id: lead.team,
        lead_id: lead.id,
        account_id: lead.account,
        viewer_id: lead.viewer,
        version: 1,
        previous_lead_id: lead.previousLead ?? null,
        created_at: now,
        ...columnsOf(lead, sealer),
      })
      .execute();
  }

  async function replace(lead: Lead): Promise<void> {
    const { numUpdatedRows } = await db
      .updateTable('lead')
      .set({ ...columnsOf(lead, sealer), version: lead.version + 1 })
      .where('team_id', '=', lead.team)
      .where('lead_id', '=', lead.id)
      .where('version', '=', lead.version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new LeadChangedMeanwhile(lead.id);
  }

  return {
    async find(team, id) {
      const found = await row(team, id).executeTakeFirst();
      return found && leadOf(found, sealer);
    },

    async lock(team, id) {
      const found = await row(team, id).forUpdate().executeTakeFirst();
      return found && leadOf(found, sealer);
    },

    async lockCurrent(account, viewer) {
      const found = await ofViewer(account.team, account.id, viewer)
        .where('closed_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      return found && (leadOf(found, sealer) as ActiveLead);
    },

    async lastClosed(account, viewer) {
      const found = await ofViewer(account.team, account.id, viewer)
        .where('closed_at', 'is not', null)
        .orderBy('closed_at', 'desc')
        .orderBy('lead_id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return found && (leadOf(found, sealer) as ClosedLead);
    },

    async save(lead, kind, { actor, cause }, now) {
      await (lead.version === 0 ? insert(lead, now) : replace(lead)).catch((error: unknown) => {
        throw isSecondOpenLead(error) ? new LeadChangedMeanwhile(lead.id) : error;
      });
      const saved = { ...lead, version: lead.version + 1 };
      await db
        .insertInto('lead_event')
        .values({
          team_id: lead.team,
          lead_id: lead.id,
          version: saved.version,
          kind,
          actor: actor ?? null,
          cause,
          happened_at: now,
        })
        .execute();
      return saved;
    },

    async moveViewer(account, from, into) {
      await db
        .updateTable('lead')
        .set({ viewer_id: into })
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('viewer_id', '=', from)
        .execute();
    },

    lockNext: (team, accounts, by) => lockNextLead(db, sealer, team, accounts, by),

    async lastCurrency(account) {
      const row = await db
        .selectFrom('lead')
        .select('won_currency')
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('won_currency', 'is not', null)
        .orderBy('closed_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.won_currency ?? undefined;
    },

    async lockOpenings(account, viewers) {
      if (viewers.length === 0) return [];
      const rows = await db
        .selectFrom('lead')
        .select(['lead_id', 'viewer_id', 'opened_at', 'closed_at'])
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('viewer_id', '=', sql<string>`any(${[...viewers]}::text[])`)
        .where(sql<boolean>`closed_as is distinct from 'duplicate'`)
        .orderBy('lead_id')
        .forUpdate()
        .execute();
      return rows.map((found) => ({
        lead: leadId(found.lead_id),
        viewer: viewerId(found.viewer_id),
        openedAt: found.opened_at,
        isActive: found.closed_at === null,
      }));
    },

    async latestOf(team, account, viewer) {
      const found = await ofViewer(team, account, viewer)
        .orderBy('created_at', 'desc')
        .orderBy('lead_id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return found && leadOf(found, sealer);
    },

    async ofStory(account, story) {
      const rows = await db
        .selectFrom('lead')
        .selectAll()
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('story_id', '=', story)
        .orderBy('lead_id')
        .execute();
      return rows.map((row) => leadOf(row, sealer));
    },
  };
}

/** Somebody else opened or reopened a lead of the same viewer at the same moment. */
const isSecondOpenLead = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  error.code === '23505' &&
  'constraint' in error &&
  error.constraint === 'lead_one_open_per_viewer';
