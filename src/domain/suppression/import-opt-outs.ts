import type { Desk } from '../desk.ts';
import type { Account } from '../team/account.ts';
import type { Identity } from '../viewer/viewer-store.ts';
import { suppressViewer } from './suppress-viewer.ts';

/** Few enough that nobody waits long for one of these people. */
const atOnce = 100;

/**
 * Takes down that these people want no messages, known or not: whoever has one of the names, now or when we meet them,
 * is left alone.
 *
 * @returns those that nobody had named before
 */
export async function importOptOuts(
  desk: Desk,
  account: Account,
  userNames: readonly string[],
): Promise<ReadonlySet<string>> {
  const fresh = new Set<string>();
  for (let from = 0; from < userNames.length; from += atOnce) {
    const few = userNames.slice(from, from + atOnce);
    const found = await desk.database.transaction(async (stores) => {
      const since = desk.clock.now();
      const cause = { actor: undefined, cause: 'imported list' };
      // Locked first: whoever is just met under one of these names is met before, or after.
      const identities = few.map((userName): Identity => `name:${userName}`);
      const known = await stores.viewers.lockIdentities(account, identities);
      const news: string[] = [];
      for (const userName of few) {
        const viewer = known.find(({ identity }) => identity === `name:${userName}`)?.viewer;
        const isNews = viewer
          ? await suppressViewer(desk, stores, account, viewer, { by: 'import', since }, cause)
          : await stores.suppressions.add(account, [`name:${userName}`], 'import', undefined, since);
        if (isNews) news.push(userName);
      }
      await stores.viewers.forgetUnknown(account, identities);
      return news;
    });
    for (const userName of found) fresh.add(userName);
  }
  return fresh;
}
