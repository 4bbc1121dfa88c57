import { tellComment } from './comment-webhook.ts';
import {
  addMessage,
  assetUrl,
  getMedia,
  getMessage,
  getStory,
  type InstagramStage,
  markSeen,
  openWindow,
  recordAct,
} from './instagram-stage.ts';
import type { Comment, Message, StoryView, Thread } from './instagram-world.ts';
import { type Body, changeValue, messagingBody, messagingItem, messagingItemWithoutParties } from './payloads.ts';
import type { Field } from './webhook-feed.ts';

/** What a DM may hold besides text. */
export type DmContent =
  | string
  | { kind: 'image' | 'video' | 'audio' | 'file'; count?: number }
  | { kind: 'ephemeral' | 'template' | 'like_heart' | 'unsupported' }
  | { kind: 'post' | 'reel'; title: string };

export type DmOptions = {
  /** Answers this earlier message inline. */
  replyTo?: string;
  /** The thread was opened from a Click-to-Direct ad. */
  ad?: { ref: string; adId: string; title: string };
  /**
   * What the webhooks make of a text. `as-empty-edit`: only a `message_edit` without text
   * comes, as for under-permitted apps; `never`: nothing comes, and only the Conversations
   * API knows. Both were seen in the field. Default: the message.
   */
  told?: 'as-empty-edit' | 'never';
};

export type Viewer = ReturnType<typeof viewerOf>;

/**
 * A person in front of the Instagram app, and what they can do to one account. Acts
 * return at once with the ids they made; webhooks follow on their own.
 */
export function viewerOf(stage: InstagramStage, thread: Thread) {
  const { world, feed } = stage;
  const { account, person } = thread;
  const { username } = person;

  const tell = (field: Field, body: Body) =>
    void feed.message(
      account,
      field,
      messagingItem({ from: thread.igsid, to: account.id, at: world.clock.now() }, body),
    );
  const record = (kind: string, more?: Parameters<typeof recordAct>[4]) =>
    recordAct(stage, account, username, kind, more);

  function write(kind: string, content: Partial<Message>, bodyOf: (mid: string) => Body): { mid: string } {
    const message = addMessage(stage, thread, content);
    const { mid } = message;
    openWindow(stage, thread);
    record(kind, {
      mid,
      text: message.text,
      storyId: message.story?.kind === 'reply_to' ? message.story.id : undefined,
    });
    tell('messages', bodyOf(mid));
    return { mid };
  }

  function sendText(text: string, { replyTo, ad, told }: DmOptions): { mid: string } {
    if (told !== undefined) return sendUntold(text, told);
    const ref = thread.pendingRef;
    thread.pendingRef = undefined;
    return write('dm', { text }, (mid) => {
      if (ad !== undefined) return messagingBody.adReferral(mid, text, ad);
      if (ref !== undefined) return messagingBody.textWithLink(mid, text, ref);
      if (replyTo !== undefined) return messagingBody.inlineReply(mid, text, replyTo);
      return messagingBody.text(mid, text);
    });
  }

  function sendUntold(text: string, told: 'as-empty-edit' | 'never'): { mid: string } {
    const { mid } = addMessage(stage, thread, { text });
    openWindow(stage, thread);
    record('dm', { mid, text });
    if (told === 'as-empty-edit') tell('message_edit', messagingBody.emptyEdit(mid));
    return { mid };
  }

  function sendAttachment(content: Exclude<DmContent, string>): { mid: string } {
    const url = assetUrl(stage);
    const attachment = (type: string, payload?: Body) => ({ attachments: [{ type, payload }] });
    switch (content.kind) {
      case 'image':
      case 'video':
      case 'audio':
      case 'file': {
        const { kind } = content;
        const urls = Array.from({ length: content.count ?? 1 }, () => assetUrl(stage));
        const attachments = urls.map((each) => ({ type: kind, payload: { url: each } }));
        return write('dm', { attachments }, (mid) => messagingBody.media(mid, kind, urls));
      }
      case 'ephemeral':
        return write('dm', attachment('ephemeral'), messagingBody.ephemeral);
      case 'template':
        return write('dm', attachment('template', { generic: { elements: [] } }), messagingBody.emptyTemplate);
      case 'like_heart':
        return write('dm', attachment('like_heart'), messagingBody.likeHeart);
      case 'unsupported':
        return write('dm', { isUnsupported: true }, messagingBody.unsupported);
      case 'post':
        return write('dm', attachment('ig_post', { title: content.title, url }), (mid) =>
          messagingBody.postShare(mid, world.ids.media(), content.title, url),
        );
      case 'reel':
        return write('dm', attachment('ig_reel', { title: content.title, url }), (mid) =>
          messagingBody.reelShare(mid, world.ids.media(), content.title, url),
        );
    }
  }

  function comment(mediaId: string, text: string | undefined, options: { parentId?: string } = {}) {
    const media = getMedia(stage, mediaId);
    const made: Comment = {
      id: world.ids.comment(),
      media,
      thread,
      text,
      at: world.clock.now(),
      hasPrivateReply: false,
    };
    world.comments.set(made.id, made);
    record('comment', { commentId: made.id, text, storyId: media.product === 'STORY' ? media.id : undefined });
    tellComment(stage, made, { id: thread.igsid, username }, options.parentId);
    return { commentId: made.id };
  }

  return {
    username,
    igsid: thread.igsid,

    /** Watches a story. No webhook: only the owner's viewer list shows it. */
    viewStory(storyId: string, next: StoryView['next'] = 'tap_forward') {
      getStory(stage, storyId).views.push({ person, at: world.clock.now(), next });
      record('view', { storyId });
    },

    /** Answers a story by text or, as an emoji reaction arrives, by the emoji alone. */
    replyToStory(storyId: string, text: string, options: { withoutUrl?: boolean } = {}) {
      const story = getStory(stage, storyId);
      story.replies += 1;
      const url = options.withoutUrl ? undefined : assetUrl(stage, storyId);
      return write('story_reply', { text, story: { kind: 'reply_to', id: storyId, url } }, (mid) =>
        messagingBody.storyReply(mid, text, { id: storyId, url, linkStickerUrl: story.linkUrl }),
      );
    },

    /** Mentions the account in a story of their own. */
    mentionInStory() {
      const storyId = world.ids.media();
      const url = assetUrl(stage, storyId);
      return write('mention', { story: { kind: 'mention', id: storyId, url } }, (mid) =>
        messagingBody.storyMention(mid, url),
      );
    },

    /** Forwards one of the account's stories to the account. */
    shareStory(storyId: string) {
      const story = getStory(stage, storyId);
      story.shares += 1;
      const url = assetUrl(stage, storyId);
      const attachments = [{ type: 'ig_story', payload: { story_media_id: storyId, story_media_url: url } }];
      return write('story_share', { attachments }, (mid) => messagingBody.storyShare(mid, storyId, url));
    },

    sendDm(content: DmContent, options: DmOptions = {}) {
      return typeof content === 'string' ? sendText(content, options) : sendAttachment(content);
    },

    tapQuickReply(title: string, payload: string) {
      return write('quick_reply', { text: title }, (mid) => messagingBody.quickReply(mid, title, payload));
    },

    /** Also the way a template button or the persistent menu arrives. */
    tapIceBreaker(title: string, payload: string) {
      const ref = thread.pendingRef;
      thread.pendingRef = undefined;
      const { mid } = addMessage(stage, thread, { text: title });
      openWindow(stage, thread);
      record('postback', { mid, text: title });
      tell('messaging_postbacks', messagingBody.postback(mid, title, payload, ref));
      return { mid };
    },

    /** Follows an ig.me link. On a new thread nothing is told until the first message brings the ref. */
    openIgMeLink(ref: string) {
      record('referral', { text: ref });
      if (thread.messages.length === 0) {
        thread.pendingRef = ref;
        return;
      }
      openWindow(stage, thread);
      tell('messaging_referral', messagingBody.referral(ref));
    },

    /** A comment without text is a GIF. `commentOnStory` is the same on a story. */
    comment,
    commentOnStory(storyId: string, text: string) {
      getStory(stage, storyId);
      return comment(storyId, text);
    },

    /** Mentions the account under somebody else's post: a `mentions` change on Facebook Login, inside `comments` otherwise. */
    mentionInComment(text: string) {
      const commentId = world.ids.comment();
      const mediaId = world.ids.media();
      record('comment_mention', { commentId, text });
      if (account.login === 'facebook') {
        void feed.change(account, 'mentions', changeValue.mention(mediaId, commentId));
      } else {
        const from = { id: thread.igsid, username };
        const media = { id: mediaId, media_product_type: 'FEED' as const };
        void feed.change(account, 'comments', changeValue.comment({ id: commentId, from, text, media }));
      }
      return { commentId };
    },

    /** Reacts to a message. Does not open the window: the policy's wording is Messenger's. */
    reactTo(mid: string, reaction = 'love', emoji = '❤️') {
      getMessage(stage, mid).reactions.set(username, emoji);
      record('reaction', { mid, text: emoji });
      tell('message_reactions', messagingBody.react(mid, reaction, emoji));
    },

    unreact(mid: string) {
      getMessage(stage, mid).reactions.delete(username);
      record('unreact', { mid });
      tell('message_reactions', messagingBody.unreact(mid));
    },

    unsend(mid: string) {
      getMessage(stage, mid).isUnsent = true;
      record('unsend', { mid });
      tell('messages', messagingBody.unsend(mid));
    },

    edit(mid: string, text: string) {
      const message = getMessage(stage, mid);
      message.text = text;
      message.edits += 1;
      record('edit', { mid, text });
      tell('message_edit', messagingBody.edit(mid, text, message.edits));
    },

    /** Reads a message of the account; some receipts come without sender and recipient. */
    see(mid: string, options: { withoutParties?: boolean } = {}) {
      markSeen(stage, getMessage(stage, mid));
      record('seen', { mid });
      const body = messagingBody.seen(mid);
      if (!options.withoutParties) return tell('messaging_seen', body);
      void feed.message(account, 'messaging_seen', messagingItemWithoutParties(world.clock.now(), body));
    },

    /** Follows, visits or blocks: nothing is told, only the app shows it. */
    follow(storyId?: string) {
      thread.followsAccount = true;
      if (storyId !== undefined) getStory(stage, storyId).follows += 1;
      record('follow', { storyId });
    },
    visitProfile(storyId: string) {
      getStory(stage, storyId).profileVisits += 1;
      record('profile_visit', { storyId });
    },
    block() {
      thread.hasBlockedAccount = true;
      record('block');
    },
    deleteAccount() {
      person.gone = true;
      record('account_deleted');
    },

    /** What the account wrote to them, oldest first. */
    inbox: (): Message[] => thread.messages.filter(({ isFromAccount }) => isFromAccount),
  };
}
