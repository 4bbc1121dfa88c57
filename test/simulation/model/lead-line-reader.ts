import { cardOf } from '../../../src/domain/card/post.ts';
import type { DeskReader, LeadLineParts } from '../../../src/domain/desk-reader.ts';
import type { AccountId, TeamId } from '../../../src/domain/ids.ts';
import { isClosed, type Lead, type OwnedLead, ownerOf, type WaitingLead } from '../../../src/domain/lead/lead.ts';
import type { EngineTransaction } from './engine.ts';
import { byText, byTime } from './order.ts';
import { accounts, keyOf, leads, posts, viewers } from './tables.ts';

export function modelLeadLineReader(tx: EngineTransaction): Pick<DeskReader, 'mine' | 'unclaimed' | 'unclaimedCount'> {
  const leadsOf = (team: TeamId) => [...tx.rows(leads)].map(({ lead }) => lead).filter((lead) => lead.team === team);

  const unclaimed = (team: TeamId, wanted: readonly AccountId[]) =>
    leadsOf(team)
      .filter(isWaiting)
      .filter(({ account }) => wanted.includes(account));

  /** Of an account that is not connected any more there is no line. */
  function lineOf<L extends Lead>(lead: L): LeadLineParts<L>[] {
    const account = tx.get(accounts, keyOf(lead.team, lead.account))?.account;
    const viewer = tx.get(viewers, keyOf(lead.team, lead.account, lead.viewer));
    const cardTs = tx.get(posts, keyOf(lead.team, cardOf(lead.id)))?.messageTs;
    if (!account) return [];
    return [{ lead, account, handle: viewer?.userName, displayName: viewer?.displayName, cardTs }];
  }

  return {
    async mine(team, owner, limit) {
      return leadsOf(team)
        .filter(isOwned)
        .filter((lead) => lead.owner === owner)
        .toSorted(
          (a, b) =>
            turns.indexOf(a.status) - turns.indexOf(b.status) ||
            byLease(a, b) ||
            byTime(b.lastSignalAt, a.lastSignalAt) ||
            byText(a.id, b.id),
        )
        .slice(0, limit)
        .flatMap(lineOf);
    },

    async unclaimed(team, wanted, limit) {
      return unclaimed(team, wanted)
        .toSorted((a, b) => byText(a.segment, b.segment) || b.heat - a.heat || byText(a.id, b.id))
        .slice(0, limit)
        .flatMap(lineOf);
    },

    unclaimedCount: async (team, wanted) => unclaimed(team, wanted).length,
  };
}

/** Who replied comes first. */
const turns: readonly Lead['status'][] = ['replied', 'claimed', 'contacted', 'snoozed'];

const isOwned = (lead: Lead): lead is OwnedLead => ownerOf(lead) !== undefined && !isClosed(lead);

const isWaiting = (lead: Lead): lead is WaitingLead =>
  (lead.status === 'open' || lead.status === 'replied') && ownerOf(lead) === undefined;

/** Of two claims the one that ends first. */
const byLease = (one: Lead, other: Lead) =>
  one.status === 'claimed' && other.status === 'claimed' ? byTime(one.leaseUntil, other.leaseUntil) : 0;
