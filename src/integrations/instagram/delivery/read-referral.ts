import { createHash } from 'node:crypto';
import { z } from 'zod';
import { signalKey } from '../../../domain/ids.ts';
import type { SignalSeen } from '../../../domain/signal/inbound-event.ts';
import { present } from '../present.ts';
import { parseBody, passing, type Reading, says, unreadable } from './reading.ts';
import type { Thread } from './thread.ts';
import { lenient, metaId, words } from './wire.ts';

/** Where a thread was opened from. `source` is not read: Meta's pages and deliveries disagree about its values. */
export const referral = z.object({ ref: lenient(words), ad_id: lenient(metaId) });

/** `ref` may have 2083 characters, an index key about 2700 bytes: a longer one is named by its digest. */
const longestRefInKey = 200;

/**
 * Reads a `referral` that came without a message: an ig.me link opened on a thread that exists already.
 *
 * Source: https://developers.facebook.com/documentation/business-messaging/instagram-messaging/features/ig-me-links
 */
export function readReferral(body: unknown, thread: Thread): Reading {
  const parsed = parseBody(referral, body);
  if (!parsed.ok) return parsed;
  if (thread.isFromUs || thread.isToSelf) return passing('own-message', thread);
  if (thread.sender === undefined) return unreadable('broken-entry', 'sender.id: a referral without a sender');
  return says(referralSignal(parsed.value, thread.sender, thread));
}

/** The signal that `igsid` came by a link; one per person, link and moment. */
export function referralSignal(from: z.output<typeof referral>, igsid: string, thread: Thread): SignalSeen {
  const ref = from.ref ?? from.ad_id ?? '';
  const named = ref.length > longestRefInKey ? createHash('sha256').update(ref).digest('hex') : ref;
  return {
    type: 'signal',
    account: thread.account,
    happenedAt: thread.happenedAt,
    key: signalKey(`referral:${igsid}:${named}:${thread.statedAt?.getTime() ?? 0}`),
    kind: 'referral',
    person: { igsid },
    about: present({ payload: from.ref, adId: from.ad_id }),
  };
}
