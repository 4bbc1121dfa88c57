import { type GraphCall, requireOwnAccount } from './graph-call.ts';
import { refusal } from './graph-error.ts';
import { graphTime, pageOf, pickFields, requestedFields } from './graph-fields.ts';
import { mediaAddress } from './instagram-cdn.ts';
import type { Media } from './instagram-world.ts';
import type { Body } from './payloads.ts';

/**
 * `GET /{ig}/stories`: the stories of the last 24 hours, newest first. Source: IG User
 * stories reference; undocumented on Instagram Login, so an account may have it closed.
 */
export function listStories(call: GraphCall): Body {
  const { stage, path, url } = call;
  const account = requireOwnAccount(call, 'instagram');
  if (!account.storiesReadable) throw refusal.objectMissing(path[0] ?? '', 'GET');
  const fields = requestedFields(url.searchParams.get('fields'));
  const live = [...stage.world.media.values()].filter(
    (media) => media.product === 'STORY' && media.account === account && stage.world.isLive(media),
  );
  return pageOf(
    live.toReversed().map((story) => pickFields(storyNode(story), 'IGMedia', fields)),
    url,
  );
}

/** `caption` exists on Facebook Login only, `thumbnail_url` on videos only. Source: IG Media reference. */
export function storyNode(media: Media): Body {
  const { account } = media;
  const isStory = media.product === 'STORY';
  return {
    id: media.id,
    media_type: media.mediaType,
    media_product_type: media.product,
    timestamp: graphTime(media.postedAt),
    permalink: isStory
      ? `https://www.instagram.com/stories/${account.username}/${media.id}`
      : `https://www.instagram.com/p/${media.shortcode}/`,
    media_url: mediaAddress(media.id),
    thumbnail_url: media.mediaType === 'VIDEO' ? `${mediaAddress(media.id)}?thumbnail` : undefined,
    username: account.username,
    shortcode: media.shortcode,
    caption: account.login === 'facebook' ? media.caption : undefined,
    owner: { id: account.id },
    like_count: undefined,
    comments_count: undefined,
  };
}
