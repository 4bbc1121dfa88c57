import { markBoardStale, markCardStale } from '../card/mark-stale.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { addHours } from '../duration.ts';
import { type AccountId, type SlackUserId, type StoryId, storyId, type TeamId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import { planNextSample } from './plan-samples.ts';
import { type Story, storyLifeHours } from './story.ts';

/** A story as Instagram lists it. */
export interface SeenStory {
  readonly id: StoryId;
  readonly kind: Story['kind'];
  readonly postedAt: Date;
  readonly permalink: string | undefined;
  readonly caption: string | undefined;
  readonly thumbnailUrl: string | undefined;
}

/**
 * Opens a board for each story we did not know, has its figures sampled, and the cards of those who were quicker redrawn.
 * Signed thumbnail addresses are kept fresh; nothing else changes.
 */
export async function syncStories(
  desk: Desk,
  stores: Transaction,
  account: Account,
  seen: readonly SeenStory[],
): Promise<number> {
  const now = desk.clock.now();
  let opened = 0;
  for (const listed of seen.toSorted((a, b) => a.postedAt.getTime() - b.postedAt.getTime())) {
    const story: Story = {
      ...listed,
      team: account.team,
      account: account.id,
      expiresAt: addHours(listed.postedAt, storyLifeHours),
      monitor: undefined,
      lastCaptureAt: undefined,
      closedAt: undefined,
    };
    if (story.expiresAt <= now) continue;
    if (await stores.stories.add(story, undefined)) {
      await openBoard(desk, stores, account, story);
      await planNextSample(stores, story, now, 'first');
      // Whoever answered it before we had heard of it: their cards name it now.
      for (const lead of await stores.leads.ofStory(account, story.id)) await markCardStale(stores, account, lead, now);
      opened += 1;
    } else await freshenThumbnail(stores, story);
  }
  return opened;
}

/** Slack fetches the picture anew when a board is edited; an address that has died would cost us the whole edit. */
async function freshenThumbnail(stores: Transaction, { team, account, id, thumbnailUrl }: Story): Promise<void> {
  const known = await stores.stories.lock(team, account, id);
  if (!known || known.closedAt || !thumbnailUrl || known.thumbnailUrl === thumbnailUrl) return;
  await stores.stories.save({ ...known, thumbnailUrl });
}

/** Opens a story that Instagram does not list for us, e.g. because the account's API is closed. */
export async function openStoryByHand(
  desk: Desk,
  opening: { team: TeamId; account: AccountId; title: string; postedAt: Date; by: SlackUserId },
): Promise<Story> {
  return desk.database.transaction(async (stores) => {
    const account = await stores.accounts.find(opening.team, opening.account);
    if (!account) throw new Error(`Account ${opening.account} is not known to this team`);
    const story: Story = {
      team: account.team,
      account: account.id,
      id: storyId(`hand:${desk.ids.next()}`),
      kind: 'unknown',
      postedAt: opening.postedAt,
      expiresAt: addHours(opening.postedAt, storyLifeHours),
      permalink: undefined,
      caption: opening.title,
      thumbnailUrl: undefined,
      monitor: undefined,
      lastCaptureAt: undefined,
      closedAt: undefined,
    };
    await stores.stories.add(story, opening.by);
    await openBoard(desk, stores, account, story);
    return story;
  });
}

async function openBoard(desk: Desk, stores: Transaction, account: Account, story: Story): Promise<void> {
  await markBoardStale(desk, stores, account, story.id, desk.clock.now(), 'person');
  await stores.tasks.schedule({
    team: account.team,
    kind: 'end-story',
    key: `${account.id}:${story.id}`,
    dueAt: story.expiresAt,
  });
}

/** Closes the board of a story that Instagram no longer shows. */
export async function endStory(desk: Desk, team: TeamId, account: AccountId, id: StoryId): Promise<void> {
  await desk.database.transaction(async (stores) => {
    const owner = await stores.accounts.find(team, account);
    const story = await stores.stories.lock(team, account, id);
    const now = desk.clock.now();
    if (!owner || !story || story.closedAt || story.expiresAt > now) return;
    await stores.stories.save({ ...story, closedAt: now, thumbnailUrl: undefined });
    await markBoardStale(desk, stores, owner, id, now, 'person');
  });
}
