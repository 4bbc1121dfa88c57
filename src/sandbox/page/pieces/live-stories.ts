import type { WorldAct } from '../../instagram/instagram-ledger.ts';
import type { LocalInstagram } from '../../instagram/local-instagram.ts';

const storyLifeMs = 24 * 60 * 60_000;

export type LiveStory = {
  id: string;
  caption: string;
  pictureUrl: string;
  postedAt: Date;
  endsAt: Date;
  viewers: number;
  replies: number;
};

/** The account's stories that are up now, newest first. */
export function liveStories({ ledger, clock, url }: LocalInstagram): LiveStory[] {
  const deleted = new Set(ledger.acts.filter(({ kind }) => kind === 'delete_story').map(({ storyId }) => storyId));
  const posted = ledger.acts.filter(
    ({ kind, storyId, at }) =>
      kind === 'post_story' && !deleted.has(storyId) && clock.now().getTime() < at.getTime() + storyLifeMs,
  );
  return posted.toReversed().map(({ storyId: id = '', text = '', at }) => {
    const actors = (kind: WorldAct['kind']) =>
      ledger.acts.filter((act) => act.kind === kind && act.storyId === id).map(({ actor }) => actor);
    return {
      id,
      caption: text,
      pictureUrl: `${url}/cdn/media/${id}`,
      postedAt: at,
      endsAt: new Date(at.getTime() + storyLifeMs),
      viewers: new Set(actors('view')).size,
      replies: actors('story_reply').length,
    };
  });
}
