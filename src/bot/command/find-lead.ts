import { assembleCard } from '../../domain/card/assemble-card.ts';
import type { CardFacts } from '../../domain/card/card-facts.ts';
import { cardOf } from '../../domain/card/post.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Account } from '../../domain/team/account.ts';

/** The latest lead of whoever is called `handle` on one of these accounts, with its card once that is posted. */
export async function findLeadOf(
  { database, settings }: Desk,
  accounts: readonly Account[],
  handle: string,
): Promise<{ readonly facts: CardFacts; readonly cardTs: string | undefined } | undefined> {
  const { stores } = database;
  const userName = handle.replace(/^@/, '').toLowerCase();
  if (userName === '') return undefined;
  const leads = await Promise.all(
    accounts.map(async ({ team, id }) => {
      const viewer = (await stores.viewers.findByUserNames(team, id, [userName])).get(userName);
      return viewer && stores.leads.latestOf(team, id, viewer);
    }),
  );
  const [latest] = leads
    .flatMap((lead) => lead ?? [])
    .toSorted((a, b) => b.lastSignalAt.getTime() - a.lastSignalAt.getTime());
  const parts = latest && (await stores.desk.card(latest.team, latest.id));
  if (!parts) return undefined;
  const post = await stores.posts.find(latest.team, cardOf(latest.id));
  return { facts: assembleCard(parts, settings), cardTs: post?.messageTs };
}
