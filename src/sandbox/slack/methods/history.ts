import { z } from 'zod';
import type { JsonObject } from '../json-object.ts';
import { SlackApiError } from '../slack-api-error.ts';
import { type Message, messageObject } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { joinedChannel } from './find-channel.ts';
import { flag, type Method, method } from './method.ts';
import { page, pagingFields } from './paging.ts';

const rangeFields = {
  channel: z.string().min(1),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag,
  include_all_metadata: flag,
  ...pagingFields,
};

/** Reading back. Source: docs.slack.dev/reference/methods/conversations.history, …/conversations.replies */
export const historyMethods: Record<string, Method> = {
  'conversations.history': method('tier3', z.object(rangeFields), (args, { workspace }) => {
    const channel = joinedChannel(workspace, args.channel);
    const shown = (workspace.state.messages[channel.id] ?? []).filter(
      (message) =>
        inRange(message, args) && isShown(workspace, message) && (message.threadTs === undefined || message.broadcast),
    );
    const { items, hasMore, response_metadata } = page(shown.reverse(), args, 100);
    return {
      messages: items.map((message) => historyObject(workspace, message, args.include_all_metadata)),
      has_more: hasMore,
      pin_count: workspace.state.pins[channel.id]?.length ?? 0,
      response_metadata,
    };
  }),

  'conversations.replies': method(
    'tier3',
    z.object({ ...rangeFields, ts: z.string().min(1) }),
    (args, { workspace }) => {
      const channel = joinedChannel(workspace, args.channel);
      const all = workspace.state.messages[channel.id] ?? [];
      const asked = all.find(({ ts }) => ts === args.ts);
      const root = asked?.threadTs ?? args.ts;
      const parent = all.find((message) => message.ts === root && isShown(workspace, message));
      if (!parent) throw new SlackApiError('thread_not_found');
      const replies = all.filter(
        (message) => message.threadTs === root && message.deletedAt === undefined && inRange(message, args),
      );
      const { items, hasMore, response_metadata } = page([parent, ...replies], args, 1000);
      return {
        messages: items.map((message) => historyObject(workspace, message, args.include_all_metadata)),
        has_more: hasMore,
        response_metadata,
      };
    },
  ),
};

function inRange(
  message: Message,
  {
    oldest,
    latest,
    inclusive,
  }: { oldest?: string | undefined; latest?: string | undefined; inclusive?: boolean | undefined },
): boolean {
  const ts = Number(message.ts);
  const after = oldest === undefined || ts > Number(oldest) || (inclusive === true && message.ts === oldest);
  const before = latest === undefined || ts < Number(latest) || (inclusive === true && message.ts === latest);
  return after && before;
}

/** A deleted message is left out, unless replies hang on it: then a tombstone stays. */
function isShown(workspace: Workspace, message: Message): boolean {
  return message.deletedAt === undefined || workspace.threadOf(message) !== undefined;
}

function historyObject(workspace: Workspace, message: Message, metadata = false): JsonObject {
  const thread = workspace.threadOf(message);
  if (message.deletedAt === undefined) return messageObject(message, workspace.identity, { metadata, thread });
  return {
    type: 'message',
    subtype: 'tombstone',
    user: 'USLACKBOT',
    text: 'This message was deleted.',
    hidden: true,
    ts: message.ts,
    thread_ts: message.ts,
    reply_count: thread?.replies ?? 0,
  };
}
