import { z } from 'zod';
import { announceDeletion, announceEdit } from '../delivery/message-events.ts';
import { SlackApiError } from '../slack-api-error.ts';
import { initialState } from '../views/state-values.ts';
import { type Message, messageObject } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { existingMessage, postableChannel, visibleChannel } from './find-channel.ts';
import { type ContentArguments, contentFields, readContent, readMetadata } from './message-content.ts';
import { flag, type Method, method } from './method.ts';

const LONGEST_UPDATED_TEXT = 4000;

/** Changing messages. Source: docs.slack.dev/reference/methods/chat.update, …/chat.delete, …/chat.getPermalink */
export const editingMethods: Record<string, Method> = {
  'chat.update': method(
    'tier3',
    z.object({
      channel: z.string().min(1),
      ts: z.string().min(1),
      link_names: flag,
      parse: z.enum(['none', 'client', 'full']).optional(),
      reply_broadcast: flag,
      ...contentFields,
    }),
    (args, { workspace, events }) => {
      const channel = postableChannel(workspace, args.channel);
      const message = existingMessage(workspace, channel, args.ts);
      if (!message.fromBot) throw new SlackApiError('cant_update_message');
      if ((args.text ?? '').length > LONGEST_UPDATED_TEXT) throw new SlackApiError('msg_too_long');
      const before = structuredClone(message);
      applyUpdate(workspace, message, args);
      workspace.changed({ kind: 'message', channel: channel.id });
      void announceEdit(workspace, events, message, before);
      return {
        channel: channel.id,
        ts: message.ts,
        text: message.text,
        message: messageObject(message, workspace.identity, { metadata: true }),
      };
    },
  ),

  'chat.delete': method(
    'tier3',
    z.object({ channel: z.string().min(1), ts: z.string().min(1) }),
    (args, { workspace, events }) => {
      const channel = visibleChannel(workspace, args.channel);
      const message = existingMessage(workspace, channel, args.ts);
      if (!message.fromBot) throw new SlackApiError('cant_delete_message');
      removeMessage(workspace, message);
      void announceDeletion(workspace, events, message);
      return { channel: channel.id, ts: message.ts };
    },
  ),

  'chat.getPermalink': method(
    'special',
    z.object({ channel: z.string().min(1), message_ts: z.string().min(1) }),
    (args, { workspace }) => {
      const channel = visibleChannel(workspace, args.channel);
      const message = existingMessage(workspace, channel, args.message_ts);
      const path = `archives/${channel.id}/p${message.ts.replace('.', '')}`;
      const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
      return { channel: channel.id, permalink: `https://${workspace.identity.teamDomain}.slack.com/${path}${thread}` };
    },
  ),
};

/** Takes a message away from everybody's sight; it stays in the books, with the time. */
export function removeMessage(workspace: Workspace, message: Message): void {
  message.deletedAt = workspace.clock.now().toISOString();
  const pins = workspace.state.pins[message.channel];
  if (pins) workspace.state.pins[message.channel] = pins.filter(({ ts }) => ts !== message.ts);
  workspace.changed({ kind: 'message', channel: message.channel });
}

/** Text without blocks removes the blocks; blocks without text keep the text; metadata stays unless given. */
function applyUpdate(workspace: Workspace, message: Message, args: ContentArguments): void {
  const metadata = args.metadata === undefined ? message.metadata : readMetadata(args.metadata);
  const content = readContent(args);
  if (args.text !== undefined || args.markdown_text !== undefined) message.text = content.text;
  if (args.attachments !== undefined) message.attachments = content.attachments;
  message.blocks = workspace.identified(content.blocks);
  message.state = initialState(message.blocks, message.state);
  // Slack marks a message as edited only when it has no blocks.
  if (message.blocks.length === 0) message.editedTs = workspace.nextTs();
  message.edits += 1;
  if (metadata) message.metadata = metadata;
  else delete message.metadata;
}
