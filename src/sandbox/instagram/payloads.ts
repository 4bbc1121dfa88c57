/**
 * Every webhook body of `object=instagram`, key by key as Meta sends it.
 *
 * A POST is `envelope([entry…])`; an entry holds what happened in one of four
 * containers: `messaging[]`, `standby[]`, `changes[]`, or flat `field` and `value`.
 * Undefined keys vanish in JSON, so optional parts are passed as undefined.
 * Sources: Instagram messaging webhooks; Instagram webhooks examples; Graph API
 * webhooks reference "instagram" v25.0.
 */

/** One entry of a delivery; loose, because tests also send what Meta never should. */
export type WebhookEntry = { id?: string; time?: number | string; [container: string]: unknown };
export type WebhookPayload = { object: string; entry: unknown[] };
export type Body = Record<string, unknown>;

/** Who wrote to whom, when. `from` and `to` are IGSIDs or the account's id. */
export type Parties = { from: string; to: string; at: Date };

type Referral = { ref?: string | undefined; source: string; type: 'OPEN_THREAD'; [more: string]: unknown };
type CommentOf = {
  id: string;
  from: { id: string; username: string; self_ig_scoped_id?: string | undefined };
  text?: string | undefined;
  parentId?: string | undefined;
  media: {
    id: string;
    media_product_type: 'FEED' | 'REELS' | 'AD' | 'LIVE' | 'STORY';
    ad_id?: string | undefined;
    ad_title?: string | undefined;
    original_media_id?: string | undefined;
  };
};

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

export const envelope = (entry: unknown[]): WebhookPayload => ({ object: 'instagram', entry });

/** Entries in the key order seen on the wire: time first for messages, id first for changes; ms for messages, s for changes. */
export const entryOf = {
  messaging: (accountId: string, at: Date, items: unknown[]): WebhookEntry => ({
    time: at.getTime(),
    id: accountId,
    messaging: items,
  }),
  /** Another app owns the thread: same items, sitting on the entry. */
  standby: (accountId: string, at: Date, items: unknown[]): WebhookEntry => ({
    id: accountId,
    time: at.getTime(),
    standby: items,
  }),
  changes: (accountId: string, at: Date, field: string, value: Body): WebhookEntry => ({
    id: accountId,
    time: seconds(at),
    changes: [{ field, value }],
  }),
  /** Documented for Instagram Login only; not seen in the field. */
  flat: (accountId: string, at: Date, field: string, value: Body): WebhookEntry => ({
    id: accountId,
    time: seconds(at),
    field,
    value,
  }),
};

/** One item of `messaging[]` or `standby[]`. */
export const messagingItem = ({ from, to, at }: Parties, body: Body): Body => ({
  sender: { id: from },
  recipient: { id: to },
  timestamp: at.getTime(),
  ...body,
});

/** An item without sender and recipient, as some read receipts and edits arrive: join by mid. Seen in the field. */
export const messagingItemWithoutParties = (at: Date, body: Body): Body => ({ timestamp: at.getTime(), ...body });

const message = (mid: string, rest: Body): Body => ({ message: { mid, ...rest } });
const attachment = (mid: string, type: string, payload?: Body) => message(mid, { attachments: [{ type, payload }] });

/** What stands in a messaging item next to sender, recipient and timestamp. */
export const messagingBody = {
  text: (mid: string, text: string) => message(mid, { text }),
  /** `story.url` may be missing; `link_sticker_url` since 2025-12-12. */
  storyReply: (
    mid: string,
    text: string,
    story: { id: string; url?: string | undefined; linkStickerUrl?: string | undefined },
  ) =>
    message(mid, {
      text,
      reply_to: { story: { url: story.url, id: story.id, link_sticker_url: story.linkStickerUrl } },
    }),
  /** A mention carries neither text nor story id. */
  storyMention: (mid: string, url: string) => attachment(mid, 'story_mention', { url }),
  storyShare: (mid: string, storyId: string, url: string) =>
    attachment(mid, 'ig_story', { story_media_id: storyId, story_media_url: url }),
  postShare: (mid: string, mediaId: string, title: string, url: string) =>
    attachment(mid, 'ig_post', { ig_post_media_id: mediaId, title, url }),
  reelShare: (mid: string, videoId: string, title: string, url: string) =>
    attachment(mid, 'ig_reel', { reel_video_id: videoId, title, url }),
  /** One or several attachments under one mid; a voice note is `audio`. */
  media: (mid: string, type: 'image' | 'video' | 'audio' | 'file', urls: string[]) =>
    message(mid, { attachments: urls.map((url) => ({ type, payload: { url } })) }),
  /** View-once media: no payload, ever. */
  ephemeral: (mid: string) => attachment(mid, 'ephemeral'),
  emptyTemplate: (mid: string) => attachment(mid, 'template', { generic: { elements: [] } }),
  likeHeart: (mid: string) => attachment(mid, 'like_heart'),
  inlineReply: (mid: string, text: string, toMid: string) =>
    message(mid, { text, reply_to: { mid: toMid, is_self_reply: false } }),
  quickReply: (mid: string, title: string, payload: string) => message(mid, { text: title, quick_reply: { payload } }),
  adReferral: (mid: string, text: string, ad: { ref: string; adId: string; title: string }) =>
    message(mid, {
      text,
      referral: {
        ref: ad.ref,
        ad_id: ad.adId,
        source: 'ADS',
        type: 'OPEN_THREAD',
        ads_context_data: {
          ad_title: ad.title,
          photo_url: 'https://example.com/ad.jpg',
          video_url: 'https://example.com/ad.mp4',
        },
      },
    }),
  productReferral: (mid: string, text: string, productId: string) =>
    message(mid, { text, referral: { product: { id: productId } } }),
  /** An ig.me link that opened a new thread: the ref comes with the first message. */
  textWithLink: (mid: string, text: string, ref: string) => message(mid, { text, referral: linkReferral(ref) }),
  unsend: (mid: string) => message(mid, { is_deleted: true }),
  unsupported: (mid: string) => message(mid, { is_unsupported: true }),
  /** Sender is the account, recipient the person; for API sends and for messages typed in the app alike. */
  echo: (mid: string, content: Body, self = false) =>
    message(mid, { ...content, is_echo: true, is_self: self || undefined }),
  react: (mid: string, reaction: string, emoji: string) => ({ reaction: { mid, action: 'react', reaction, emoji } }),
  unreact: (mid: string) => ({ reaction: { mid, action: 'unreact' } }),
  postback: (mid: string, title: string, payload: string, ref?: string) => ({
    postback: { mid, title, payload, referral: ref === undefined ? undefined : linkReferral(ref) },
  }),
  /** An ig.me link on an existing thread: no message. */
  referral: (ref: string, source = 'SHORTLINKS') => ({ referral: linkReferral(ref, source) }),
  seen: (mid: string) => ({ read: { mid } }),
  edit: (mid: string, text: string, numEdit: number) => ({ message_edit: { mid, text, num_edit: numEdit } }),
  /** What apps without full permission get instead of messages. Seen in the field. */
  emptyEdit: (mid: string) => ({ message_edit: { mid, num_edit: 0 } }),
  optin: (payload: string, token: string) => ({
    optin: { type: 'notification_messages', payload, notification_messages_token: token },
  }),
  passThreadControl: (previousAppId: string, newAppId: string, metadata: string) => ({
    pass_thread_control: { previous_owner_app_id: previousAppId, new_owner_app_id: newAppId, metadata },
  }),
  takeThreadControl: (previousAppId: string, newAppId: string, metadata: string) => ({
    take_thread_control: { previous_owner_app_id: previousAppId, new_owner_app_id: newAppId, metadata },
  }),
  requestThreadControl: (appId: string, metadata: string) => ({
    request_thread_control: { requested_owner_app_id: appId, metadata },
  }),
  appRoles: (appId: string, roles: string[]) => ({ app_roles: { [appId]: roles } }),
};

/** `value` of a change. */
export const changeValue = {
  /** What is really delivered on both logins: key `id`. */
  comment: ({ id, from, text, parentId, media }: CommentOf): Body => ({ from, text, parent_id: parentId, media, id }),
  /** The documented Facebook Login shape: key `comment_id`. */
  commentWithCommentId: ({ id, from, text, parentId, media }: CommentOf): Body => ({
    from,
    comment_id: id,
    parent_id: parentId,
    text,
    media,
  }),
  /** An @mention in a caption, or with a comment id in a comment; Facebook Login only. */
  mention: (mediaId: string, commentId?: string): Body => ({ comment_id: commentId, media_id: mediaId }),
  /** Sent once as the story expires, Facebook Login only; counts below 5 arrive as -1. */
  storyInsights: (
    mediaId: string,
    counts: Record<'impressions' | 'reach' | 'taps_forward' | 'taps_back' | 'exits' | 'replies', number>,
  ): Body => ({ media_id: mediaId, ...counts }),
};

/** The dashboard's Test button: a DM under `changes[]`, entry id "0", the time a string in seconds. */
export const dashboardTest = (at: Date): WebhookPayload =>
  envelope([
    entryOf.changes('0', at, 'messages', {
      sender: { id: '12334' },
      recipient: { id: '23245' },
      timestamp: String(seconds(at)),
      message: { mid: 'random_mid', text: 'random_text' },
    }),
  ]);

function linkReferral(ref: string, source = 'SHORTLINKS'): Referral {
  return { ref, source, type: 'OPEN_THREAD' };
}
