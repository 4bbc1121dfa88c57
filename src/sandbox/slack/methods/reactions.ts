import { z } from 'zod';
import { SlackApiError } from '../slack-api-error.ts';
import { messageObject } from '../workspace/message.ts';
import { existingMessage, joinedChannel } from './find-channel.ts';
import { flag, type Method, method } from './method.ts';

const target = { channel: z.string().min(1), timestamp: z.string().min(1) };

/** Source: docs.slack.dev/reference/methods/reactions.add, …/reactions.remove, …/reactions.get */
export const reactionMethods: Record<string, Method> = {
  'reactions.add': method('tier3', z.object({ ...target, name: z.string().min(1) }), (args, { workspace }) => {
    const message = existingMessage(workspace, joinedChannel(workspace, args.channel), args.timestamp);
    if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(args.name)) throw new SlackApiError('invalid_name');
    const users = message.reactions[args.name] ?? [];
    if (users.includes(workspace.identity.botUserId)) throw new SlackApiError('already_reacted');
    message.reactions[args.name] = [...users, workspace.identity.botUserId];
    workspace.changed({ kind: 'message', channel: message.channel });
    return {};
  }),

  'reactions.remove': method('tier2', z.object({ ...target, name: z.string().min(1) }), (args, { workspace }) => {
    const message = existingMessage(workspace, joinedChannel(workspace, args.channel), args.timestamp);
    const users = message.reactions[args.name] ?? [];
    if (!users.includes(workspace.identity.botUserId)) throw new SlackApiError('no_reaction');
    const left = users.filter((user) => user !== workspace.identity.botUserId);
    if (left.length > 0) message.reactions[args.name] = left;
    else delete message.reactions[args.name];
    workspace.changed({ kind: 'message', channel: message.channel });
    return {};
  }),

  'reactions.get': method('tier3', z.object({ ...target, full: flag }), (args, { workspace }) => {
    const message = existingMessage(workspace, joinedChannel(workspace, args.channel), args.timestamp);
    return {
      type: 'message',
      channel: message.channel,
      message: messageObject(message, workspace.identity, { metadata: false }),
    };
  }),
};
