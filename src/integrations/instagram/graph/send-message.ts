import { z } from 'zod';
import { type MessageId, messageId } from '../../../domain/ids.ts';
import { lenient, metaId } from '../delivery/wire.ts';
import { answerOf } from './answer.ts';
import type { Caller } from './caller.ts';
import type { GraphRequest } from './graph-request.ts';

/** A text to one person. */
export interface OutgoingMessage {
  /** Whoever wrote to us, or whoever wrote a comment. */
  readonly to: { readonly igsid: string } | { readonly comment: string };
  /** At most 1000 bytes of UTF-8. */
  readonly text: string;
  /** Up to seven days after their last message, written by a person; Meta must have approved the feature. */
  readonly asHumanAgent: boolean;
}

export interface MessageTaken {
  readonly message: MessageId;
  /** Whose conversation it is in: of a private reply nothing else tells. */
  readonly igsid: string | undefined;
}

const taken = z.object({ message_id: metaId, recipient_id: lenient(metaId) });

/**
 * Sends one message. Meta has no idempotency key, so this must be called once per attempt that was written down, and
 * never again after `GraphNoAnswer`: the message may have gone out.
 *
 * Source: https://developers.facebook.com/documentation/business-messaging/instagram-messaging/features/send-message
 */
export async function sendMessage(
  request: GraphRequest,
  account: Caller,
  token: string,
  { to, text, asHumanAgent }: OutgoingMessage,
): Promise<MessageTaken> {
  const sender = account.login === 'facebook' ? (account.pageId ?? 'me') : account.id;
  const path = `/${encodeURIComponent(sender)}/messages`;
  const json = {
    recipient: 'igsid' in to ? { id: to.igsid } : { comment_id: to.comment },
    ...(asHumanAgent && { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }),
    message: { text },
  };
  const { body } = await request({ method: 'POST', path, json, login: account.login, token });
  const answer = answerOf(taken, body, `POST ${path}`);
  return { message: messageId(answer.message_id), igsid: answer.recipient_id };
}
