import { z } from 'zod';
import { messageId, signalKey } from '../../../domain/ids.ts';
import { present } from '../present.ts';
import type { ChangeContext } from './change-context.ts';
import { parseBody, type Reading, says, unreadable } from './reading.ts';
import { metaId, optional } from './wire.ts';

const mention = z.object({ media_id: optional(metaId), comment_id: optional(metaId) });

/**
 * Reads the value of `mentions`: somebody named us in a caption (`media_id`) or a comment (`comment_id` too).
 *
 * Meta does not say who: `person` is empty, and whoever records signals has to ask for the comment, or leave it. A
 * mention in a *story* never comes here but as the attachment of a message.
 *
 * Source: https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram
 */
export function readMention(value: unknown, { account, happenedAt }: ChangeContext): Reading {
  const parsed = parseBody(mention, value);
  if (!parsed.ok) return parsed;
  const { media_id: mediaId, comment_id: commentId } = parsed.value;
  const id = commentId ?? mediaId;
  if (id === undefined) return unreadable('broken-entry', 'media_id: a mention of nothing');
  return says(
    present({
      type: 'signal',
      account,
      happenedAt,
      key: signalKey(`mention:${id}`),
      kind: 'mention',
      person: {},
      message: commentId === undefined ? undefined : messageId(`comment:${commentId}`),
      about: present({ mediaId }),
    }),
  );
}
