import type { WaitsReader } from '../../../src/domain/digest/waits-reader.ts';
import type { Whose } from '../../../src/domain/figures/figures-reader.ts';
import type { AccountId, TeamId } from '../../../src/domain/ids.ts';
import { type Lead, ownerOf } from '../../../src/domain/lead/lead.ts';
import type { EngineTransaction } from './engine.ts';
import { compare } from './our-messages.ts';
import { leadEvents, leads, touches } from './tables.ts';

/** What waits, by looking at every row. */
export function modelWaitsReader(tx: EngineTransaction): WaitsReader {
  const leadsOf = (whose: Whose) => [...tx.rows(leads)].map(({ lead }) => lead).filter((lead) => isOf(whose, lead));

  /** When somebody last took it, or did something with it. */
  function takenAt({ team, id }: Lead): Date | undefined {
    const taken = [...tx.rows(leadEvents)]
      .filter((event) => event.team === team && event.lead === id)
      .filter(({ kind }) => kind === 'claimed' || kind === 'renewed');
    return lastOf(taken.map(({ at }) => at));
  }

  return {
    async waiting(whose) {
      const free = leadsOf(whose).filter(
        (lead) => (lead.status === 'open' || lead.status === 'replied') && ownerOf(lead) === undefined,
      );
      const hot = free.filter(({ segment }) => segment === 'hot');
      const unconfirmed = [...tx.rows(touches)].filter(
        ({ touch }) => isOf(whose, touch) && touch.status === 'unknown' && touch.lookedAt !== undefined,
      );
      return {
        hot: hot.length,
        warm: free.length - hot.length,
        oldestHotAt: firstOf(hot.map((lead) => (lead.status === 'replied' ? lead.repliedAt : lead.segmentSince))),
        unconfirmed: unconfirmed.length,
      };
    },

    async ourTurn(whose) {
      return leadsOf(whose)
        .filter((lead) => (lead.status === 'claimed' || lead.status === 'replied') && ownerOf(lead) !== undefined)
        .map((lead) => {
          const { id, version, segment, segmentSince, openedAt } = lead;
          const repliedAt = lead.status === 'replied' ? lead.repliedAt : undefined;
          return { id, version, segment, segmentSince, openedAt, repliedAt, takenAt: takenAt(lead) };
        })
        .toSorted((a, b) => waitsSince(a).getTime() - waitsSince(b).getTime() || compare(a.id, b.id));
    },
  };
}

const waitsSince = ({ repliedAt, openedAt }: { repliedAt: Date | undefined; openedAt: Date }) => repliedAt ?? openedAt;

const isOf = ({ team, accounts }: Whose, row: { readonly team: TeamId; readonly account: AccountId }) =>
  row.team === team && accounts.includes(row.account);

const inOrder = (instants: readonly Date[]) => instants.toSorted((a, b) => a.getTime() - b.getTime());
const firstOf = (instants: readonly Date[]) => inOrder(instants)[0];
const lastOf = (instants: readonly Date[]) => inOrder(instants).at(-1);
