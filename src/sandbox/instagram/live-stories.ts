import type { Account, InstagramWorld } from './instagram-world.ts';
import { storyLifeMs } from './instagram-world.ts';

/** A story that is up, as its owner sees it. */
export type LiveStory = {
  id: string;
  caption: string;
  postedAt: Date;
  endsAt: Date;
  /** Last viewer first, each once however often they watched. */
  viewers: { username: string; displayName: string; isFollowed: boolean }[];
  replies: number;
};

/** The account's stories that are up now, newest first. */
export function liveStories(world: InstagramWorld, account: Account): LiveStory[] {
  return [...world.media.values()]
    .filter((media) => media.product === 'STORY' && media.account === account && world.isLive(media))
    .toReversed()
    .map(({ id, caption = '', postedAt, views, replies }) => ({
      id,
      caption,
      postedAt,
      endsAt: new Date(postedAt.getTime() + storyLifeMs),
      viewers: [...new Set(views.toReversed().map(({ person }) => person))].map(({ username, displayName }) => ({
        username,
        displayName,
        isFollowed: world.threadOf(username, account).followedByAccount,
      })),
      replies,
    }));
}
