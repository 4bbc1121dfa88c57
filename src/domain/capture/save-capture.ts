import { markBoardStale } from '../card/mark-stale.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { type AccountId, type SlackUserId, type StoryId, signalKey, type TeamId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { Story } from '../story/story.ts';
import type { Account } from '../team/account.ts';
import { meetPerson } from '../viewer/meet-person.ts';
import { reviewViewer } from '../viewer/review-viewer.ts';
import type { CapturedName, CaptureOutcome, CaptureRefusal, ReadNames } from './capture.ts';
import { previewCapture } from './preview-capture.ts';

/** A viewer list that somebody copied from the app while the story was live. */
export interface Capture {
  readonly team: TeamId;
  readonly account: AccountId;
  readonly story: StoryId;
  readonly by: SlackUserId;
  readonly read: ReadNames;
}

/**
 * Keeps a viewer list: one view per person and story, whoever captures it and however often.
 *
 * People already known by user name are the same viewers as those who wrote; who came back becomes Warm.
 */
export async function saveCapture(desk: Desk, capture: Capture): Promise<Result<CaptureOutcome, CaptureRefusal>> {
  return desk.database.transaction(async (stores) => {
    const account = await stores.accounts.find(capture.team, capture.account);
    const story = await stores.stories.lock(capture.team, capture.account, capture.story);
    if (!account || !story) return refuse({ kind: 'unknown-story' });
    if (capture.read.names.length === 0) return refuse({ kind: 'no-names' });

    const now = desk.clock.now();
    const preview = await previewCapture(stores, account, story.id, capture.read);
    let risen = 0;
    // Whoever is here already has been counted, if under another name. In one order for everybody, so that two captures
    // of the same people wait for each other instead of deadlocking.
    const news = [...preview.fresh, ...preview.seenBefore].toSorted((a, b) => (a.userName < b.userName ? -1 : 1));
    for (const name of news) {
      if (await saveView(desk, stores, account, story, name, now)) risen += 1;
    }
    const outcome: CaptureOutcome = {
      fresh: preview.fresh.length,
      seenBefore: preview.seenBefore.length,
      alreadyHere: preview.alreadyHere.length,
      unreadable: preview.unreadable.length,
      risen,
    };
    await stores.stories.save({ ...story, lastCaptureAt: now });
    await stores.captures.add(account, { id: desk.ids.next(), story: story.id, by: capture.by, at: now, outcome });
    await markBoardStale(desk, stores, account, story.id, now, 'person');
    return accept(outcome);
  });
}

/** @returns whether the view opened a lead */
async function saveView(
  desk: Desk,
  stores: Transaction,
  account: Account,
  story: Story,
  name: CapturedName,
  now: Date,
): Promise<boolean> {
  const person = { userName: name.userName, ...(name.displayName && { displayName: name.displayName }) };
  const viewer = await meetPerson(desk, stores, account, person, now);
  if (!viewer) return false;
  const key = signalKey(`view:${story.id}:${name.userName}`);
  const isNews = await stores.signals.add(
    {
      team: account.team,
      account: account.id,
      key,
      kind: 'view',
      viewer,
      story: story.id,
      happenedAt: now < story.expiresAt ? now : story.expiresAt,
      receivedAt: now,
      source: 'capture',
      message: undefined,
      about: {},
      withdrawnAt: undefined,
    },
    false,
  );
  if (!isNews) return false;
  const lead = await reviewViewer(desk, stores, account, viewer, key);
  return lead?.version === 1;
}
