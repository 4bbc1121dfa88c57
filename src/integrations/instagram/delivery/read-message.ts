import { z } from 'zod';
import { messageId, signalKey, storyId } from '../../../domain/ids.ts';
import type { SignalKind } from '../../../domain/signal/signal.ts';
import { present } from '../present.ts';
import { type Attachments, readAttachments } from './attachments.ts';
import { referral } from './read-referral.ts';
import { parseBody, passing, type Reading, says, unreadable } from './reading.ts';
import type { Thread } from './thread.ts';
import { anything, flag, lenient, metaId, words } from './wire.ts';

const message = z.object({
  mid: metaId,
  text: words,
  is_deleted: flag,
  is_unsupported: flag,
  attachments: anything,
  quick_reply: lenient(z.object({ payload: lenient(z.string()) })),
  reply_to: lenient(z.object({ story: lenient(z.object({ id: lenient(metaId) })) })),
  referral: lenient(referral),
});

type Message = z.output<typeof message>;

/** Attachments that announce something the API will never show: view-once media, and what it has no kind for. */
const unreadableKinds = ['ephemeral', 'unsupported'];

/**
 * Reads `message`: a DM, a reply to a story, a mention in a viewer's own story, a tapped quick reply; our own message
 * coming back as an echo; or a message that was unsent.
 */
export function readMessage(body: unknown, thread: Thread): Reading {
  const parsed = parseBody(message, body);
  if (!parsed.ok) return parsed;
  const said = parsed.value;
  const { account, happenedAt, sender, recipient } = thread;
  const id = messageId(said.mid);

  if (thread.isToSelf || (thread.isFromUs && said.is_deleted)) return passing('own-message', thread);
  if (said.is_deleted) return says({ type: 'message-unsent', account, happenedAt, message: id });
  if (thread.isFromUs) {
    const to = present({ igsid: recipient });
    return says(present({ type: 'echo', account, happenedAt, message: id, to, text: said.text }));
  }
  if (sender === undefined) return unreadable('broken-entry', 'sender.id: a message without a sender');

  const attachments = readAttachments(said.attachments);
  return says(
    present({
      type: 'signal',
      account,
      happenedAt,
      key: signalKey(`message:${said.mid}`),
      kind: kindOf(said, attachments),
      person: { igsid: sender },
      story: said.reply_to?.story?.id === undefined ? undefined : storyId(said.reply_to.story.id),
      message: id,
      text: said.text,
      about: present({
        attachments: attachments.kinds.length > 0 ? attachments.kinds : undefined,
        mediaId: attachments.sharedMediaId,
        payload: said.quick_reply?.payload ?? said.referral?.ref,
        adId: said.referral?.ad_id,
        unreadable: isUnreadable(said, attachments) || undefined,
      }),
    }),
  );
}

function kindOf(said: Message, { kinds }: Attachments): SignalKind {
  if (said.quick_reply !== undefined) return 'quick_reply';
  if (said.reply_to?.story !== undefined) return 'story_reply'; // also without the story's url or id: both go missing
  return kinds.includes('story_mention') ? 'mention' : 'dm';
}

function isUnreadable({ text, is_unsupported }: Message, { kinds }: Attachments): boolean {
  return (
    is_unsupported || kinds.some((kind) => unreadableKinds.includes(kind)) || (text === undefined && kinds.length === 0)
  );
}
