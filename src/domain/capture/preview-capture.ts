import type { Stores } from '../database.ts';
import type { StoryId, ViewerId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { CapturedName, CapturePreview, ReadNames } from './capture.ts';

/** Says what saving these names would mean, without saving anything. */
export async function previewCapture(
  stores: Stores,
  account: Account,
  story: StoryId,
  read: ReadNames,
): Promise<CapturePreview> {
  const known = await knownViewers(stores, account, read.names);
  const here = await stores.signals.haveSeen(account.team, account.id, story, [...known.values()]);
  const isHere = (name: CapturedName) => {
    const viewer = known.get(name.userName);
    return viewer !== undefined && here.has(viewer);
  };
  return {
    story,
    fresh: read.names.filter((name) => !known.has(name.userName)),
    seenBefore: read.names.filter((name) => known.has(name.userName) && !isHere(name)),
    alreadyHere: read.names.filter(isHere),
    unreadable: read.unreadable,
  };
}

async function knownViewers(
  stores: Stores,
  account: Account,
  names: readonly CapturedName[],
): Promise<ReadonlyMap<string, ViewerId>> {
  return stores.viewers.findByUserNames(
    account.team,
    account.id,
    names.map((name) => name.userName),
  );
}
