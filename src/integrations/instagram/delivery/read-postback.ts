import { z } from 'zod';
import { messageId, signalKey } from '../../../domain/ids.ts';
import { present } from '../present.ts';
import { referral, referralSignal } from './read-referral.ts';
import { parseBody, passing, type Reading, says, unreadable } from './reading.ts';
import type { Thread } from './thread.ts';
import { lenient, metaId, words } from './wire.ts';

const postback = z.object({
  mid: lenient(metaId),
  title: lenient(words),
  payload: lenient(words),
  referral: lenient(referral),
});

/**
 * Reads `postback`: a tapped ice breaker, button or menu entry. Where a link led to the ice breaker both are said, since
 * the tap has a payload of its own and the link's `ref` is what ties the thread to a story.
 */
export function readPostback(body: unknown, thread: Thread): Reading {
  const parsed = parseBody(postback, body);
  if (!parsed.ok) return parsed;
  const { account, happenedAt, sender } = thread;
  const { mid, title, payload, referral: from } = parsed.value;
  if (thread.isFromUs || thread.isToSelf) return passing('own-message', thread);
  if (sender === undefined) return unreadable('broken-entry', 'sender.id: a postback without a sender');

  const tap = present({
    type: 'signal',
    account,
    happenedAt,
    key: signalKey(`postback:${mid ?? `${sender}:${thread.statedAt?.getTime() ?? 0}`}`),
    kind: 'quick_reply',
    person: { igsid: sender },
    message: mid === undefined ? undefined : messageId(mid),
    text: title,
    about: present({ payload, adId: from?.ad_id }),
  });
  return from?.ref === undefined ? says(tap) : says(tap, referralSignal(from, sender, thread));
}
