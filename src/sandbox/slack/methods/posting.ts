import { z } from 'zod';
import { announceMessage } from '../delivery/message-events.ts';
import { SlackApiError } from '../slack-api-error.ts';
import { messageObject } from '../workspace/message.ts';
import { postableChannel } from './find-channel.ts';
import { contentFields, readContent, readMetadata } from './message-content.ts';
import { flag, type Method, method } from './method.ts';

const targetFields = {
  channel: z.string().min(1),
  thread_ts: z.string().min(1).optional(),
  reply_broadcast: flag,
  unfurl_links: flag,
  unfurl_media: flag,
  link_names: flag,
  mrkdwn: flag,
  parse: z.enum(['none', 'full']).optional(),
};

/** New messages. Source: docs.slack.dev/reference/methods/chat.postMessage, …/chat.postEphemeral */
export const postingMethods: Record<string, Method> = {
  'chat.postMessage': method(
    'special',
    z.object({ ...targetFields, ...contentFields }),
    (args, { workspace, events }) => {
      const channel = postableChannel(workspace, args.channel);
      const content = readContent(args);
      const metadata = args.metadata === undefined ? undefined : readMetadata(args.metadata);
      if (args.thread_ts !== undefined && !workspace.findMessage(channel.id, args.thread_ts)) {
        throw new SlackApiError('cannot_reply_to_message');
      }
      const message = workspace.addMessage({
        ...content,
        channel: channel.id,
        user: workspace.identity.botUserId,
        fromBot: true,
        broadcast: args.reply_broadcast ?? false,
        ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
        ...(metadata ? { metadata } : {}),
      });
      void announceMessage(workspace, events, message);
      return {
        channel: channel.id,
        ts: message.ts,
        message: messageObject(message, workspace.identity, { metadata: true }),
      };
    },
  ),

  'chat.postEphemeral': method(
    'tier4',
    z.object({ ...targetFields, ...contentFields, user: z.string().min(1) }),
    (args, { workspace }) => {
      const channel = postableChannel(workspace, args.channel);
      if (!channel.members.includes(args.user)) throw new SlackApiError('user_not_in_channel');
      const message = workspace.addEphemeral(args.user, {
        ...readContent(args),
        channel: channel.id,
        user: workspace.identity.botUserId,
        fromBot: true,
        ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
      });
      return { message_ts: message.ts };
    },
  ),
};
