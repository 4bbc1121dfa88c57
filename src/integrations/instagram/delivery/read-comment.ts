import { z } from 'zod';
import { messageId, signalKey, storyId } from '../../../domain/ids.ts';
import { present } from '../present.ts';
import { userName } from '../user-name.ts';
import type { ChangeContext } from './change-context.ts';
import { parseBody, passing, type Reading, says, unreadable } from './reading.ts';
import { anything, lenient, metaId, optional, words } from './wire.ts';

const comment = z.object({
  id: optional(metaId),
  comment_id: optional(metaId),
  from: optional(z.object({ id: optional(metaId), username: anything, self_ig_scoped_id: anything })),
  text: words,
  media: lenient(
    z.object({ id: lenient(metaId), media_product_type: lenient(z.string().max(100)), ad_id: lenient(metaId) }),
  ),
});

/**
 * Reads the value of `comments` and `live_comments`. Its id is `id` on every real delivery, `comment_id` in the
 * documentation of the Facebook login. A comment without text is a GIF. `self_ig_scoped_id` marks a comment of our own.
 *
 * Source: https://developers.facebook.com/documentation/instagram-platform/webhooks/examples
 */
export function readComment(value: unknown, { account, happenedAt, accountOf }: ChangeContext): Reading {
  const parsed = parseBody(comment, value);
  if (!parsed.ok) return parsed;
  const { from, text, media } = parsed.value;
  const id = parsed.value.id ?? parsed.value.comment_id;
  if (id === undefined) return unreadable('broken-entry', 'id: a comment without an id');

  const isOwn = (from?.self_ig_scoped_id ?? undefined) !== undefined || (from?.id && accountOf(from.id) === account);
  if (isOwn) return passing('own-comment', { account, happenedAt });
  const person = present({ igsid: from?.id, userName: userName(from?.username) });
  if (Object.keys(person).length === 0) return unreadable('broken-entry', 'from: a comment that names nobody');

  return says(
    present({
      type: 'signal',
      account,
      happenedAt,
      key: signalKey(`comment:${id}`),
      kind: 'comment',
      person,
      story: media?.id !== undefined && media.media_product_type === 'STORY' ? storyId(media.id) : undefined,
      message: messageId(`comment:${id}`),
      text,
      about: present({
        mediaId: media?.id,
        mediaKind: media?.media_product_type,
        adId: media?.ad_id,
        unreadable: text === undefined || undefined,
      }),
    }),
  );
}
