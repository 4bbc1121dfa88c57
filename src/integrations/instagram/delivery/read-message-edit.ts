import { z } from 'zod';
import { messageId } from '../../../domain/ids.ts';
import { present } from '../present.ts';
import { parseBody, passing, type Reading, says } from './reading.ts';
import type { Thread } from './thread.ts';
import { anything, metaId, words } from './wire.ts';

const edit = z.object({ mid: metaId, text: words, num_edit: anything });

/**
 * Reads `message_edit`. With `num_edit` 0 and no text nobody edited anything: Meta sends that in place of every message
 * to an app that is not live, lacks a permission or is not subscribed to `messages` (seen in the field, 35 of 35).
 */
export function readEdit(body: unknown, thread: Thread): Reading {
  const parsed = parseBody(edit, body);
  if (!parsed.ok) return parsed;
  const { account, happenedAt } = thread;
  const { mid, text, num_edit } = parsed.value;
  const editCount = countOf(num_edit);
  if (editCount === 0 && text === undefined) return says({ type: 'set-up-alarm', account, happenedAt });
  if (thread.isFromUs || thread.isToSelf) return passing('own-message', thread);
  return says(present({ type: 'message-edited', account, happenedAt, message: messageId(mid), text, editCount }));
}

/** A number, or the same as text; an edit that does not say its count is at least the first. */
function countOf(raw: unknown): number {
  const count = typeof raw === 'string' && raw !== '' ? Number(raw) : raw;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : 1;
}
