import { z } from 'zod';
import type { JsonObject } from '../json-object.ts';
import { SlackApiError } from '../slack-api-error.ts';
import { type Channel, conversationObject } from '../workspace/channel.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { joinedChannel, visibleChannel } from './find-channel.ts';
import { flag, type Method, method } from './method.ts';
import { page, pagingFields } from './paging.ts';

const listFields = {
  exclude_archived: flag,
  types: z.string().default('public_channel'),
  ...pagingFields,
};

/** Source: docs.slack.dev/reference/methods?filter=conversations */
export const conversationMethods: Record<string, Method> = {
  'conversations.info': method(
    'tier3',
    z.object({ channel: z.string().min(1), include_locale: flag, include_num_members: flag }),
    (args, { workspace }) => ({
      channel: conversationObject(visibleChannel(workspace, args.channel), workspace.identity),
    }),
  ),

  'conversations.list': method('tier2', z.object(listFields), (args, { workspace }) =>
    channelPage(workspace, args, (channel) => channel.kind === 'public' || isIn(channel, workspace.identity.botUserId)),
  ),

  'users.conversations': method(
    'tier3',
    z.object({ ...listFields, user: z.string().optional() }),
    (args, { workspace }) => {
      const { botUserId } = workspace.identity;
      const user = args.user ?? botUserId;
      if (user !== botUserId && !workspace.state.people[user]) throw new SlackApiError('user_not_found');
      return channelPage(
        workspace,
        args,
        (channel) => isIn(channel, user) && (channel.kind === 'public' || isIn(channel, botUserId)),
      );
    },
  ),

  'conversations.members': method(
    'tier4',
    z.object({ channel: z.string().min(1), ...pagingFields }),
    (args, { workspace }) => {
      const channel = visibleChannel(workspace, args.channel);
      const { items, response_metadata } = page(channel.members, args, 100);
      return { members: items, response_metadata };
    },
  ),

  'conversations.open': method(
    'tier3',
    z.object({ users: z.string().optional(), channel: z.string().optional(), return_im: flag }),
    (args, { workspace }) => {
      if (args.channel !== undefined) return { channel: { id: joinedChannel(workspace, args.channel).id } };
      const users = (args.users ?? '').split(',').filter((id) => id !== '');
      const [user] = users;
      if (user === undefined) throw new SlackApiError('users_list_not_supplied');
      // Group conversations of the bot with several people aren't part of the stand-in.
      if (users.length > 1) throw new SlackApiError('method_not_supported_for_channel_type');
      const person = workspace.state.people[user];
      if (!person) throw new SlackApiError('user_not_found');
      if (person.role === 'deactivated') throw new SlackApiError('user_disabled');
      const channel = workspace.directMessages(user);
      return { channel: args.return_im ? conversationObject(channel, workspace.identity) : { id: channel.id } };
    },
  ),

  'conversations.join': method('tier3', z.object({ channel: z.string().min(1) }), (args, { workspace }) => {
    const channel = visibleChannel(workspace, args.channel);
    if (channel.kind !== 'public') throw new SlackApiError('method_not_supported_for_channel_type');
    if (channel.archived) throw new SlackApiError('is_archived');
    const { botUserId } = workspace.identity;
    const already = isIn(channel, botUserId);
    if (!already) channel.members.push(botUserId);
    workspace.changed({ kind: 'channels' });
    return {
      channel: conversationObject(channel, workspace.identity),
      ...(already ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } } : {}),
    };
  }),
};

const TYPE_NAMES = { public: 'public_channel', private: 'private_channel', im: 'im' } as const;

function channelPage(
  workspace: Workspace,
  args: z.output<z.ZodObject<typeof listFields>>,
  isListed: (channel: Channel) => boolean,
): JsonObject {
  const types = args.types.split(',').map((type) => type.trim());
  const listed = Object.values(workspace.state.channels).filter(
    (channel) =>
      types.includes(TYPE_NAMES[channel.kind]) &&
      !(args.exclude_archived === true && channel.archived) &&
      isListed(channel),
  );
  const { items, response_metadata } = page(listed, args, 100);
  return { channels: items.map((channel) => conversationObject(channel, workspace.identity)), response_metadata };
}

function isIn(channel: Channel, user: string): boolean {
  return channel.members.includes(user);
}
