import { SlackApiError } from '../slack-api-error.ts';
import type { Channel } from '../workspace/channel.ts';
import type { Message } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The channel as the bot sees it: private ones it isn't in do not exist for it. */
export function visibleChannel(workspace: Workspace, id: string): Channel {
  const channel = workspace.state.channels[id];
  const isMember = channel?.members.includes(workspace.identity.botUserId);
  if (!channel || (channel.kind !== 'public' && !isMember)) throw new SlackApiError('channel_not_found');
  return channel;
}

/** A channel the bot is a member of. */
export function joinedChannel(workspace: Workspace, id: string): Channel {
  const channel = visibleChannel(workspace, id);
  if (!channel.members.includes(workspace.identity.botUserId)) throw new SlackApiError('not_in_channel');
  return channel;
}

/** Where the bot may post: an id, a `#name`, or a person's id for a direct message. */
export function postableChannel(workspace: Workspace, target: string): Channel {
  const channel = joinedChannel(workspace, channelIdOf(workspace, target));
  if (channel.archived) throw new SlackApiError('is_archived');
  return channel;
}

export function existingMessage(workspace: Workspace, channel: Channel, ts: string): Message {
  const message = workspace.findMessage(channel.id, ts);
  if (!message) throw new SlackApiError('message_not_found');
  return message;
}

function channelIdOf(workspace: Workspace, target: string): string {
  if (workspace.state.people[target]) return workspace.directMessages(target).id;
  if (!target.startsWith('#')) return target;
  return Object.values(workspace.state.channels).find(({ name }) => `#${name}` === target)?.id ?? target;
}
