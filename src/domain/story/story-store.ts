import type { AccountId, SlackUserId, StoryId, TeamId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { Story } from './story.ts';

export interface StoryStore {
  find(team: TeamId, account: AccountId, id: StoryId): Promise<Story | undefined>;
  /** The same, and nobody else can change it until the transaction ends. */
  lock(team: TeamId, account: AccountId, id: StoryId): Promise<Story | undefined>;
  /** Keeps a story that was not known. @returns false when it was */
  add(story: Story, openedBy: SlackUserId | undefined): Promise<boolean>;
  save(story: Story): Promise<void>;
  /** Ids of the account's latest stories, newest first. */
  latest(account: Account, limit: number): Promise<readonly StoryId[]>;
  /** Stories not closed yet, newest first. */
  live(team: TeamId, accounts: readonly AccountId[]): Promise<readonly Story[]>;
}
