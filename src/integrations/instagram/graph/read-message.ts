import { z } from 'zod';
import { type MessageId, messageId } from '../../../domain/ids.ts';
import { accept, type Result, refuse } from '../../../domain/result.ts';
import type { PersonSeen } from '../../../domain/signal/inbound-event.ts';
import { anything, lenient, metaId, words } from '../delivery/wire.ts';
import { readInstant } from '../event-time.ts';
import { GraphError } from '../graph-error.ts';
import { present } from '../present.ts';
import { userName } from '../user-name.ts';
import { answerOf } from './answer.ts';
import type { Caller } from './caller.ts';
import type { GraphRequest } from './graph-request.ts';

/** A message as the Conversations API tells it. */
export interface MessageRead {
  readonly id: MessageId;
  readonly text: string | undefined;
  readonly from: PersonSeen;
  readonly createdAt: Date | undefined;
  /** The story it answers (ours), or the viewer's own story that mentions us: nothing else tells the latter's id. */
  readonly story:
    | { readonly relation: 'reply' | 'mention'; readonly id: string; readonly link: string | undefined }
    | undefined;
}

/** Here the address of the story is called `link`; in webhooks it is `url`. */
const storyRef = lenient(z.object({ id: metaId, link: lenient(words) }));

const message = z.object({
  id: metaId,
  created_time: anything,
  from: lenient(z.object({ id: lenient(metaId), username: anything })),
  message: lenient(words),
  story: lenient(z.object({ reply_to: storyRef, mention: storyRef })),
});

/**
 * Reads one message again, for what its webhook does not tell: the words of an edit, the story of a mention. Only the 20
 * newest messages of a thread can be read, at most 2 calls per second and account; `not-found` is the answer otherwise.
 *
 * Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform/overview/rate-limiting
 */
export async function readMessage(
  request: GraphRequest,
  account: Caller,
  token: string,
  id: MessageId,
): Promise<Result<MessageRead, 'not-found'>> {
  const path = `/${encodeURIComponent(id)}`;
  const params = { fields: 'id,created_time,from,to,message,story,attachments' };
  try {
    const { body } = await request({ method: 'GET', path, params, login: account.login, token });
    const read = answerOf(message, body, `GET ${path}`);
    const { reply_to: reply, mention } = read.story ?? {};
    return accept({
      id: messageId(read.id),
      text: read.message,
      from: present({ igsid: read.from?.id, userName: userName(read.from?.username) }),
      createdAt: readInstant(read.created_time),
      story: reply ? storyOf('reply', reply) : mention ? storyOf('mention', mention) : undefined,
    });
  } catch (error) {
    if (error instanceof GraphError && error.class === 'not-found') return refuse('not-found');
    throw error;
  }
}

const storyOf = (relation: 'reply' | 'mention', { id, link }: { id: string; link?: string | undefined }) => ({
  relation,
  id,
  link,
});
