import { z } from 'zod';
import { messageId, signalKey } from '../../../domain/ids.ts';
import { present } from '../present.ts';
import { parseBody, passing, type Reading, says, unreadable } from './reading.ts';
import type { Thread } from './thread.ts';
import { lenient, metaId, words } from './wire.ts';

const reaction = z.object({ mid: metaId, action: z.string(), emoji: lenient(words), reaction: lenient(words) });

/** Reads `reaction`: a heart or another emoji put on a message, or taken off again. `unreact` has no emoji. */
export function readReaction(body: unknown, thread: Thread): Reading {
  const parsed = parseBody(reaction, body);
  if (!parsed.ok) return parsed;
  const { account, happenedAt, sender } = thread;
  const { mid, action, emoji, reaction: name } = parsed.value;
  if (thread.isFromUs || thread.isToSelf) return passing('own-message', thread);
  if (sender === undefined) return unreadable('broken-entry', 'sender.id: a reaction without a sender');

  const key = signalKey(`reaction:${mid}:${sender}`);
  const person = { igsid: sender };
  switch (action) {
    case 'react': {
      const about = present({ emoji: emoji ?? name });
      return says({ type: 'signal', account, happenedAt, key, kind: 'reaction', person, about });
    }
    case 'unreact':
      return says({ type: 'reaction-withdrawn', account, happenedAt, key, person, message: messageId(mid) });
    default:
      return unreadable('unknown-kind', 'action: neither react nor unreact');
  }
}
