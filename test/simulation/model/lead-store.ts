import type { AccountId, LeadId, SlackUserId, TeamId, ViewerId } from '../../../src/domain/ids.ts';
import {
  type ActiveLead,
  type ClosedLead,
  isClosed,
  type Lead,
  type OpenLead,
  ownerOf,
  type RepliedLead,
} from '../../../src/domain/lead/lead.ts';
import { LeadChangedMeanwhile, type LeadStore } from '../../../src/domain/lead/lead-store.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import { type EngineTransaction, table } from './engine.ts';
import { byText, byTime } from './order.ts';
import { lockRow, throughJson } from './statements.ts';
import { keyOf, type LeadRow, leadEvents, leads } from './tables.ts';

/** One open lead per viewer: whoever opens one holds this name. */
const openOfViewer = table<never>('lead_one_open_per_viewer');

export function modelLeadStore(tx: EngineTransaction): LeadStore {
  const place = (team: TeamId, id: LeadId) => keyOf(team, id);
  const rows = () => [...tx.rows(leads)];
  const ofViewer = (account: Account, viewer: ViewerId) =>
    rows().filter(({ lead }) => lead.team === account.team && lead.account === account.id && lead.viewer === viewer);
  const lockOf = async (row: LeadRow): Promise<Lead | undefined> =>
    (await lockRow(tx, leads, place(row.lead.team, row.lead.id)))?.lead;

  async function insert(lead: Lead, saved: Lead, now: Date): Promise<void> {
    const key = place(lead.team, lead.id);
    await tx.lock(leads, key);
    if (!isClosed(lead)) await holdOpening(lead);
    await tx.put(leads, key, { lead: saved, createdAt: now });
  }

  async function replace(lead: Lead, saved: Lead): Promise<void> {
    const key = place(lead.team, lead.id);
    const row = await lockRow(tx, leads, key);
    if (row?.lead.version !== lead.version) throw new LeadChangedMeanwhile(lead.id);
    if (isClosed(row.lead) && !isClosed(lead)) await holdOpening(lead);
    await tx.put(leads, key, { ...row, lead: saved });
  }

  async function holdOpening(lead: Lead): Promise<void> {
    await tx.lock(openOfViewer, keyOf(lead.team, lead.account, lead.viewer));
    const isTaken = rows().some(
      ({ lead: other }) =>
        other.id !== lead.id &&
        other.team === lead.team &&
        other.account === lead.account &&
        other.viewer === lead.viewer &&
        !isClosed(other),
    );
    if (isTaken) throw new LeadChangedMeanwhile(lead.id);
  }

  return {
    find: async (team, id) => tx.get(leads, place(team, id))?.lead,
    lock: async (team, id) => (await lockRow(tx, leads, place(team, id)))?.lead,

    async lockCurrent(account, viewer) {
      for (const row of ofViewer(account, viewer).filter(({ lead }) => !isClosed(lead))) {
        const lead = await lockOf(row);
        if (lead && !isClosed(lead) && lead.viewer === viewer) return lead satisfies ActiveLead;
      }
      return undefined;
    },

    async lastClosed(account, viewer) {
      return ofViewer(account, viewer)
        .flatMap(({ lead }): ClosedLead[] => (isClosed(lead) ? [lead] : []))
        .toSorted((a, b) => byTime(b.closedAt, a.closedAt) || byText(b.id, a.id))[0];
    },

    async save(lead, kind, { actor, cause }, now) {
      const saved = { ...lead, reasons: throughJson(lead.reasons), version: lead.version + 1 };
      if (lead.version === 0) await insert(lead, saved, now);
      else await replace(lead, saved);
      await tx.put(leadEvents, keyOf(lead.team, lead.id, String(saved.version)), {
        team: lead.team,
        lead: lead.id,
        version: saved.version,
        kind,
        actor,
        cause,
        at: now,
      });
      return { ...lead, version: saved.version };
    },

    async moveViewer(account, from, into) {
      for (const row of ofViewer(account, from)) {
        const lead = await lockOf(row);
        const now = tx.get(leads, place(account.team, row.lead.id));
        if (!lead || !now || now.lead.viewer !== from) continue;
        await tx.put(leads, place(account.team, lead.id), { ...now, lead: { ...now.lead, viewer: into } });
      }
    },

    async lockNext(team, accounts, by) {
      for (const { account, segment } of queuesOf(rows(), team, accounts, by)) {
        const queue = rows()
          .filter(({ lead }) => lead.account === account && lead.segment === segment && waitsFor(lead, team, by))
          .toSorted((a, b) => b.lead.heat - a.lead.heat);
        for (const { lead } of queue) {
          if (tx.isTaken(leads, place(team, lead.id))) continue;
          await tx.lock(leads, place(team, lead.id));
          return lead as OpenLead | RepliedLead;
        }
      }
      return undefined;
    },

    async lastCurrency(account) {
      const won = rows().flatMap(({ lead }) =>
        lead.team === account.team && lead.account === account.id && lead.status === 'won' && lead.value ? [lead] : [],
      );
      return won.toSorted((a, b) => byTime(b.closedAt, a.closedAt))[0]?.value?.currency;
    },

    async lockOpenings(account, viewers) {
      const wanted = new Set(viewers);
      const found = rows()
        .filter(({ lead }) => lead.team === account.team && lead.account === account.id && wanted.has(lead.viewer))
        .toSorted((a, b) => byText(a.lead.id, b.lead.id));
      const openings = [];
      for (const row of found) {
        const lead = await lockOf(row);
        if (!lead || !wanted.has(lead.viewer) || isDuplicate(lead)) continue;
        openings.push({ lead: lead.id, viewer: lead.viewer, openedAt: lead.openedAt, isActive: !isClosed(lead) });
      }
      return openings;
    },

    async latestOf(team, account, viewer) {
      return rows()
        .filter(({ lead }) => lead.team === team && lead.account === account && lead.viewer === viewer)
        .toSorted((a, b) => byTime(b.createdAt, a.createdAt) || byText(b.lead.id, a.lead.id))[0]?.lead;
    },
  };
}

const isDuplicate = (lead: Lead) => lead.status === 'dismissed' && lead.dismissedAs === 'duplicate';

const waitsFor = (lead: Lead, team: TeamId, by: SlackUserId) =>
  lead.team === team &&
  (lead.status === 'open' || lead.status === 'replied') &&
  ownerOf(lead) === undefined &&
  !lead.passedBy.includes(by);

interface Queue {
  readonly account: AccountId;
  readonly segment: 'hot' | 'warm';
}

/** Hot before Warm, and among these the queue with the hottest lead. */
function queuesOf(all: readonly LeadRow[], team: TeamId, accounts: readonly AccountId[], by: SlackUserId): Queue[] {
  const found = accounts.flatMap((account) =>
    (['hot', 'warm'] as const).flatMap((segment) => {
      const heats = all.flatMap(({ lead }) =>
        lead.account === account && lead.segment === segment && waitsFor(lead, team, by) ? [lead.heat] : [],
      );
      return heats.length === 0 ? [] : [{ account, segment, heat: Math.max(...heats) }];
    }),
  );
  return found.toSorted((a, b) => byText(a.segment, b.segment) || b.heat - a.heat || byText(a.account, b.account));
}
