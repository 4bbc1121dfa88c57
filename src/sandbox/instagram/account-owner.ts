import { tellComment } from './comment-webhook.ts';
import { waitOn } from './instagram-clock.ts';
import { igsidOf } from './instagram-ids.ts';
import { addMessage, getMedia, getStory, type InstagramStage, recordAct } from './instagram-stage.ts';
import { type Account, type Comment, type Media, storyLifeMs } from './instagram-world.ts';
import { changeValue, messagingBody, messagingItem } from './payloads.ts';

export type NewStory = {
  mediaType?: Media['mediaType'];
  caption?: string;
  /** Where a link sticker leads; it then travels with every reply. */
  linkUrl?: string;
};

/** The team in front of the Instagram app: what they do there without the API. */
export function accountOwner(stage: InstagramStage, account: Account, signal: AbortSignal) {
  const { world, feed, keeper } = stage;
  const record = (kind: string, more?: Parameters<typeof recordAct>[4]) =>
    recordAct(stage, account, account.username, kind, more);

  function post(product: Media['product'], { mediaType = 'IMAGE', caption, linkUrl }: NewStory): Media {
    const media: Media = {
      id: world.ids.media(),
      account,
      product,
      mediaType,
      caption,
      linkUrl,
      shortcode: world.ids.shortcode(),
      postedAt: world.clock.now(),
      deletedAt: undefined,
      views: [],
      replies: 0,
      shares: 0,
      follows: 0,
      profileVisits: 0,
    };
    world.media.set(media.id, media);
    return media;
  }

  return {
    postStory(story: NewStory = {}): { storyId: string } {
      const media = post('STORY', story);
      record('post_story', { storyId: media.id, text: story.caption });
      if (account.login === 'facebook') void tellInsightsAtExpiry(stage, media, signal);
      return { storyId: media.id };
    },

    deleteStory(storyId: string): void {
      getStory(stage, storyId).deletedAt = world.clock.now();
      record('delete_story', { storyId });
    },

    /** A post, reel, ad or broadcast that people can comment on. */
    postMedia(product: Exclude<Media['product'], 'STORY'>, media: NewStory = {}): { mediaId: string } {
      const { id } = post(product, media);
      record('post_media', { text: media.caption });
      return { mediaId: id };
    },

    /** Comments as the account: `self_ig_scoped_id` marks it, or a bot would answer itself. */
    commentAsOwner(mediaId: string, text: string): { commentId: string } {
      const media = getMedia(stage, mediaId);
      const id = world.ids.comment();
      const comment: Comment = { id, media, thread: undefined, text, at: world.clock.now(), hasPrivateReply: false };
      world.comments.set(id, comment);
      record('own_comment', { commentId: id, text });
      const selfId = igsidOf(account.username, account.id);
      tellComment(stage, comment, { id: account.id, username: account.username, self_ig_scoped_id: selfId });
      return { commentId: id };
    },

    /** Answers a person by hand in the Instagram app: the product hears of it only as an echo. */
    typeInApp(username: string, text: string): { mid: string } {
      const thread = world.threadOf(username, account);
      const { mid, sentAt } = addMessage(stage, thread, { isFromAccount: true, text });
      record('type_in_app', { mid, text });
      const sent = { mid, at: sentAt, accountId: account.id, igsid: thread.igsid, username } as const;
      keeper.record({ kind: 'message', message: { ...sent, content: { text }, text, route: 'app' } });
      const parties = { from: account.id, to: thread.igsid, at: sentAt };
      void feed.message(account, 'messages', messagingItem(parties, messagingBody.echo(mid, { text })));
      return { mid };
    },

    /** Writes to the account itself, as one tests a bot. */
    noteToSelf(text: string): { mid: string } {
      const thread = world.threadOf(account.username, account);
      const { mid, sentAt } = addMessage(stage, thread, { isFromAccount: true, text });
      record('note_to_self', { mid, text });
      const parties = { from: account.id, to: thread.igsid, at: sentAt };
      void feed.message(account, 'messages', messagingItem(parties, messagingBody.echo(mid, { text }, true)));
      return { mid };
    },
  };
}

/** One `story_insights` change as the story expires; counts below 5 arrive as -1. Source: Graph API webhooks reference. */
export async function tellInsightsAtExpiry(
  { world, feed }: InstagramStage,
  story: Media,
  signal: AbortSignal,
): Promise<void> {
  const leftMs = story.postedAt.getTime() + storyLifeMs - world.clock.now().getTime();
  if ((await waitOn(world.clock, leftMs, signal)) === 'aborted' || story.deletedAt !== undefined) return;
  const count = (next: string) => floored(story.views.filter((view) => view.next === next).length);
  await feed.change(
    story.account,
    'story_insights',
    changeValue.storyInsights(story.id, {
      exits: count('tap_exit'),
      replies: story.account.region === 'elsewhere' ? floored(story.replies) : 0,
      reach: floored(new Set(story.views.map(({ person }) => person)).size),
      taps_forward: count('tap_forward'),
      taps_back: count('tap_back'),
      impressions: floored(story.views.length),
    }),
  );
}

const floored = (count: number) => (count > 0 && count < 5 ? -1 : count);
