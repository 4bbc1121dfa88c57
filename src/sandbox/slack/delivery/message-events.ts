import { channelType } from '../workspace/channel.ts';
import { type Message, messageObject } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { EventName, EventSender } from './event-sender.ts';

const SUBSCRIPTIONS = { channel: 'message.channels', group: 'message.groups', im: 'message.im' } as const;

/** Tells the app about a new message where it is a member, and that it was mentioned. */
export async function announceMessage(workspace: Workspace, events: EventSender, message: Message): Promise<void> {
  const place = listeningPlace(workspace, message.channel);
  if (!place) return;
  const object = messageObject(message, workspace.identity, { metadata: true });
  const subtype = message.files.length > 0 ? { subtype: 'file_share' } : {};
  const mention = `<@${workspace.identity.botUserId}>`;
  await Promise.all([
    events.send(place.subscription, { ...object, ...subtype, ...place.fields, event_ts: message.ts }),
    !message.fromBot && place.fields.channel_type !== 'im' && message.text.includes(mention)
      ? events.send('app_mention', { ...object, type: 'app_mention', channel: message.channel, event_ts: message.ts })
      : undefined,
  ]);
}

export async function announceEdit(
  workspace: Workspace,
  events: EventSender,
  message: Message,
  before: Message,
): Promise<void> {
  const place = listeningPlace(workspace, message.channel);
  if (!place) return;
  const shown = { metadata: true };
  await events.send(place.subscription, {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: messageObject(message, workspace.identity, shown),
    previous_message: messageObject(before, workspace.identity, shown),
    ...place.fields,
    ts: workspace.nextTs(),
  });
}

export async function announceDeletion(workspace: Workspace, events: EventSender, message: Message): Promise<void> {
  const place = listeningPlace(workspace, message.channel);
  if (!place) return;
  await events.send(place.subscription, {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: messageObject(message, workspace.identity, { metadata: true }),
    ...place.fields,
    ts: workspace.nextTs(),
  });
}

function listeningPlace(
  workspace: Workspace,
  channelId: string,
): { subscription: EventName; fields: { channel: string; channel_type: string } } | undefined {
  const channel = workspace.state.channels[channelId];
  if (!channel?.members.includes(workspace.identity.botUserId)) return undefined;
  const type = channelType(channel);
  return { subscription: SUBSCRIPTIONS[type], fields: { channel: channelId, channel_type: type } };
}
