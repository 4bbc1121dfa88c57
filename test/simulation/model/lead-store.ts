import type { AccountId, SlackUserId, TeamId, ViewerId } from '../../../src/domain/ids.ts';
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
import { lockRow, UniqueViolation } from './statements.ts';
import { keyOf, type LeadRow, leadEvents, leads } from './tables.ts';
import { keepUnique, type UniqueIndex } from './unique.ts';

const primary: UniqueIndex = table('lead_pk');
const openOfViewer: UniqueIndex = table('lead_one_open_per_viewer');

export function modelLeadStore(tx: EngineTransaction): LeadStore {
  const rows = () => [...tx.rows(leads)];
  const ofViewer = (account: Account, viewer: ViewerId) =>
    rows().filter(({ lead }) => lead.team === account.team && lead.account === account.id && lead.viewer === viewer);
  const lockOf = async (row: LeadRow): Promise<Lead | undefined> => (await lockRow(tx, leads, nameOf(row.lead)))?.lead;

  async function insert(lead: Lead, now: Date): Promise<void> {
    const key = nameOf(lead);
    await keepUnique(tx, primary, key, undefined, key);
    await keepUnique(tx, openOfViewer, key, undefined, openNameOf(lead));
    await tx.put(leads, key, { lead: { ...asKept(lead), version: 1 }, createdAt: now });
  }

  async function replace(lead: Lead): Promise<void> {
    const key = nameOf(lead);
    const isAsRead = (row: LeadRow | undefined) => row?.lead.version === lead.version;
    const before = isAsRead(tx.get(leads, key)) ? await lockRow(tx, leads, key) : undefined;
    if (!before || !isAsRead(before)) throw new LeadChangedMeanwhile(lead.id);
    const after = nextOf(before.lead, lead);
    await keepUnique(tx, primary, key, key, key);
    await keepUnique(tx, openOfViewer, key, openNameOf(before.lead), openNameOf(after));
    await tx.put(leads, key, { ...before, lead: after });
  }

  return {
    find: async (team, id) => tx.get(leads, keyOf(team, id))?.lead,
    lock: async (team, id) => (await lockRow(tx, leads, keyOf(team, id)))?.lead,

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
      try {
        await (lead.version === 0 ? insert(lead, now) : replace(lead));
      } catch (fault) {
        throw isSecondOpenLead(fault) ? new LeadChangedMeanwhile(lead.id) : fault;
      }
      const { team, id } = lead;
      const version = lead.version + 1;
      await tx.put(leadEvents, keyOf(team, id, String(version)), {
        team,
        lead: id,
        version,
        kind,
        actor,
        cause,
        at: now,
      });
      return { ...lead, version };
    },

    async moveViewer(account, from, into) {
      for (const { lead } of ofViewer(account, from)) {
        const key = nameOf(lead);
        const row = await lockRow(tx, leads, key);
        if (row?.lead.viewer !== from) continue;
        const moved = { ...row.lead, viewer: into };
        await keepUnique(tx, primary, key, key, key);
        await keepUnique(tx, openOfViewer, key, openNameOf(row.lead), openNameOf(moved));
        await tx.put(leads, key, { ...row, lead: moved });
      }
    },

    async lockNext(team, accounts, by) {
      for (const { account, segment } of queuesOf(rows(), team, accounts, by)) {
        const queue = rows()
          .filter(({ lead }) => lead.account === account && lead.segment === segment && waitsFor(lead, team, by))
          .toSorted((a, b) => b.lead.heat - a.lead.heat);
        for (const { lead } of queue) {
          if (tx.isTaken(leads, nameOf(lead))) continue;
          await tx.lock(leads, nameOf(lead));
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
      const isWanted = (lead: Lead) => viewers.includes(lead.viewer) && !isDuplicate(lead);
      const found = rows()
        .filter(({ lead }) => lead.team === account.team && lead.account === account.id && isWanted(lead))
        .toSorted((a, b) => byText(a.lead.id, b.lead.id));
      const openings = [];
      for (const row of found) {
        const lead = await lockOf(row);
        if (!lead || !isWanted(lead)) continue;
        openings.push({ lead: lead.id, viewer: lead.viewer, openedAt: lead.openedAt, isActive: !isClosed(lead) });
      }
      return openings;
    },

    async latestOf(team, account, viewer) {
      return rows()
        .filter(({ lead }) => lead.team === team && lead.account === account && lead.viewer === viewer)
        .toSorted((a, b) => byTime(b.createdAt, a.createdAt) || byText(b.lead.id, a.lead.id))[0]?.lead;
    },

    async ofStory(account, story) {
      return rows()
        .map(({ lead }) => lead)
        .filter((lead) => lead.team === account.team && lead.account === account.id && lead.story === story)
        .toSorted((a, b) => byText(a.id, b.id));
    },
  };
}

const nameOf = ({ team, id }: Pick<Lead, 'team' | 'id'>) => keyOf(team, id);

/** One open lead per viewer. */
const openNameOf = (lead: Lead) => (isClosed(lead) ? undefined : keyOf(lead.team, lead.account, lead.viewer));

/** Words are kept in UTF-8. */
const asKept = (lead: Lead): Lead =>
  'note' in lead && lead.note !== undefined ? { ...lead, note: lead.note.toWellFormed() } : lead;

/** What is written of a lead when it is new stays. */
const nextOf = ({ account, viewer, previousLead }: Lead, lead: Lead): Lead => ({
  ...asKept(lead),
  account,
  viewer,
  previousLead,
  version: lead.version + 1,
});

/** Somebody else opened or reopened a lead of the same viewer. */
const isSecondOpenLead = (fault: unknown) => fault instanceof UniqueViolation && fault.constraint === openOfViewer.name;

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
