import { z } from 'zod';
import { messageId } from '../../../domain/ids.ts';
import { parseBody, passing, type Reading, says } from './reading.ts';
import type { Thread } from './thread.ts';
import { metaId } from './wire.ts';

const read = z.object({ mid: metaId });

/** Reads `read`: a viewer saw one message of ours. Deliveries without sender and recipient occur: the mid says it all. */
export function readSeen(body: unknown, thread: Thread): Reading {
  const parsed = parseBody(read, body);
  if (!parsed.ok) return parsed;
  if (thread.isFromUs || thread.isToSelf) return passing('own-message', thread);
  const { account, happenedAt } = thread;
  return says({ type: 'message-seen', account, happenedAt, message: messageId(parsed.value.mid) });
}
