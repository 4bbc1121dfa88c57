import { z } from 'zod';
import { type AccountId, accountId, type StoryId, storyId } from '../../domain/ids.ts';

/** Which story a button or an option is about. */
export interface StoryRef {
  readonly account: AccountId;
  readonly story: StoryId;
}

/** The value of a story's button or option: `<account>|<story>`; an option's holds 75 characters. */
export const storyValue = ({ account, story }: StoryRef) => `${account}|${story}`;

const storyRef = z
  .tuple([z.string().min(1).transform(accountId), z.string().min(1).transform(storyId)])
  .transform(([account, story]): StoryRef => ({ account, story }));

/** Reads a story's button; undefined when it is not one of ours, or from an older release: answer as stale. */
export const parseStoryValue = (value: string | undefined): StoryRef | undefined =>
  storyRef.safeParse(value?.split('|')).data;

const anyAccount = 'any';

/** The value of Claim next: the account whose queue it takes from, or any the person may. */
export const queueValue = (account: AccountId | undefined) => account ?? anyAccount;

/** Reads Claim next: undefined means any account. */
export const parseQueueValue = (value: string | undefined): AccountId | undefined =>
  value === undefined || value === '' || value === anyAccount ? undefined : accountId(value);
