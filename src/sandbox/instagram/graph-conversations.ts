import { type GraphCall, requireOwnAccount } from './graph-call.ts';
import { refusal } from './graph-error.ts';
import { graphTime, pageOf, pickFields, type RequestedFields, requestedFields } from './graph-fields.ts';
import type { Message, Thread } from './instagram-world.ts';
import type { Body } from './payloads.ts';

/** Of a thread only so many of the newest messages can be read. Source: Conversations API. */
const readableMessages = 20;
const requestsShownMs = 30 * 24 * 60 * 60_000;

/** `GET /{account}/conversations?platform=instagram`, newest first, two calls a second. */
export function listConversations(call: GraphCall): Body {
  const { stage, url, usage } = call;
  const account = requireOwnAccount(call, 'either');
  usage.countConversationCall(account);
  if (url.searchParams.get('platform') !== 'instagram') {
    throw refusal.invalidParameter('Param platform must be instagram');
  }
  const fields = requestedFields(url.searchParams.get('fields'));
  const userId = url.searchParams.get('user_id');
  const threads = [...stage.world.threads.values()]
    .filter((thread) => thread.account === account && (userId === null || thread.igsid === userId))
    .filter((thread) => isShown(thread, stage.world.clock.now()))
    .sort((a, b) => updatedAt(b) - updatedAt(a));
  return pageOf(
    threads.map((thread) => pickFields(conversationNode(call, thread, fields), 'Conversation', fields)),
    url,
  );
}

/** A request (nobody of the account ever answered) is hidden after 30 days. */
function isShown(thread: Thread, now: Date): boolean {
  if (thread.messages.length === 0) return false;
  const isRequest = !thread.followedByAccount && !thread.messages.some(({ isFromAccount }) => isFromAccount);
  return !isRequest || now.getTime() - updatedAt(thread) < requestsShownMs;
}

const updatedAt = ({ messages }: Thread) => messages.at(-1)?.sentAt.getTime() ?? 0;

export function conversationNode(call: GraphCall, thread: Thread, requested: RequestedFields | undefined): Body {
  const wanted = requested?.get('messages');
  const limit = Math.min(wanted?.limit ?? readableMessages, readableMessages);
  const fields = wanted?.fields ?? requestedFields('created_time');
  const newest = thread.messages
    .slice(-limit)
    .reverse()
    .filter(({ isUnsent }) => !isUnsent);
  return {
    id: thread.id,
    updated_time: graphTime(new Date(updatedAt(thread))),
    name: undefined,
    participants: { data: [accountParty(thread), personParty(thread)] },
    messages: { data: newest.map((message) => pickFields(messageNode(call, message), 'Message', fields)) },
  };
}

/**
 * `GET /{mid}`: the story of a reply or mention comes with `link` here, not `url`, and a
 * mention's story id is found nowhere else. Source: Conversations API; restfb test data.
 */
export function messageNode({ account }: GraphCall, message: Message): Body {
  const { thread, story } = message;
  const isReadable = thread.messages.slice(-readableMessages).includes(message);
  if (message.isUnsent || !isReadable) throw refusal.objectMissing(message.mid, 'GET');
  const [from, to] = message.isFromAccount
    ? [accountParty(thread), personParty(thread)]
    : [personParty(thread), accountParty(thread)];
  return {
    id: message.mid,
    created_time: graphTime(message.sentAt),
    from,
    to: { data: [to] },
    message: message.text ?? '',
    attachments: message.attachments.length === 0 ? undefined : { data: message.attachments.map(attachmentNode) },
    story: story === undefined ? undefined : { [story.kind]: { link: story.url ?? '', id: story.id } },
    reactions:
      message.reactions.size === 0
        ? undefined
        : {
            data: [...message.reactions].map(([username, reaction]) => ({
              reaction,
              users: [username === account.username ? accountParty(thread) : personParty(thread)],
            })),
          },
    is_unsupported: message.isUnsupported || undefined,
    shares: undefined,
    tags: undefined,
  };
}

function attachmentNode({ type, payload }: Body): Body {
  const url = typeof payload === 'object' && payload !== null && 'url' in payload ? payload.url : undefined;
  switch (type) {
    case 'image':
      return { image_data: { url, width: 1080, height: 1920 } };
    case 'video':
      return { video_data: { url, width: 1080, height: 1920 } };
    default:
      return { file_url: url };
  }
}

const accountParty = ({ account }: Thread) => ({ username: account.username, id: account.id });
const personParty = ({ person, igsid }: Thread) => ({ username: person.username, id: igsid });
