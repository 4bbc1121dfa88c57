import { z } from 'zod';
import { messageId } from '../../../domain/ids.ts';
import type { OurMessage } from '../../../domain/touch/settle-by-looking.ts';
import { anything, lenient, metaId, words } from '../delivery/wire.ts';
import { readInstant } from '../event-time.ts';
import { answerOf } from './answer.ts';
import type { Caller } from './caller.ts';
import type { GraphRequest } from './graph-request.ts';

const message = z.object({
  id: metaId,
  created_time: anything,
  from: lenient(z.object({ id: lenient(metaId) })),
  message: lenient(words),
});
const conversations = z.object({
  data: z.array(z.object({ messages: lenient(z.object({ data: z.array(message) })) })),
});

/**
 * Reads what we wrote lately in the conversation with one person: of its 20 newest messages, those of ours. At most 2
 * calls per second and account.
 *
 * Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform/overview/rate-limiting
 */
export async function readConversation(
  request: GraphRequest,
  account: Caller,
  token: string,
  igsid: string,
): Promise<readonly OurMessage[]> {
  const owner = account.login === 'facebook' ? (account.pageId ?? 'me') : account.id;
  const path = `/${encodeURIComponent(owner)}/conversations`;
  const params = {
    platform: 'instagram',
    user_id: igsid,
    fields: 'messages.limit(20){id,created_time,from,message}',
  };
  const { body } = await request({ method: 'GET', path, params, login: account.login, token });
  const { data } = answerOf(conversations, body, `GET ${path}`);
  return data
    .flatMap(({ messages }) => messages?.data ?? [])
    .filter(({ from }) => from?.id !== undefined && from.id !== igsid)
    .map((read) => ({ id: messageId(read.id), text: read.message, createdAt: readInstant(read.created_time) }));
}
