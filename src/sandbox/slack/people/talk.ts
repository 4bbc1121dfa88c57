import { announceDeletion, announceMessage } from '../delivery/message-events.ts';
import { removeMessage } from '../methods/editing.ts';
import { sniffedType } from '../web-api/file-transfer.ts';
import { fileObject } from '../workspace/file.ts';
import { type ActResult, refusedAct, type Stage } from './stage.ts';

export type PostResult = ActResult & { ts?: string };

/** Writes a message; `text` is in Slack's wire form, mentions as `<@U…>`. */
export async function post(stage: Stage, channelId: string, text: string, threadTs?: string): Promise<PostResult> {
  const { workspace, person, events } = stage;
  if (!mayWrite(stage, channelId)) return refusedAct('not_allowed');
  const message = workspace.addMessage({
    channel: channelId,
    user: person.id,
    fromBot: false,
    text,
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  await announceMessage(workspace, events, message);
  return { acknowledgedInMs: undefined, ts: message.ts };
}

/** Shares a file in a channel, or without one just uploads it, as a modal's file input does. */
export async function uploadFile(
  stage: Stage,
  file: { name: string; bytes: Uint8Array },
  to?: { channel: string; threadTs?: string; text?: string },
): Promise<PostResult & { fileId?: string }> {
  const { workspace, person, events, origin } = stage;
  if (to && !mayWrite(stage, to.channel)) return refusedAct('not_allowed');
  const id = workspace.nextId('F');
  const bytes = Buffer.from(file.bytes);
  const stored = {
    id,
    name: file.name,
    title: file.name,
    mimetype: sniffedType(file.name, bytes),
    bytes: bytes.toString('base64'),
    size: bytes.length,
    user: person.id,
    created: workspace.nowSeconds(),
    complete: true,
    channels: to ? [to.channel] : [],
  };
  workspace.state.files[id] = stored;
  workspace.changed({ kind: 'files' });
  if (!to) return { acknowledgedInMs: undefined, fileId: id };
  const message = workspace.addMessage({
    channel: to.channel,
    user: person.id,
    fromBot: false,
    text: to.text ?? '',
    files: [fileObject(stored, origin)],
    ...(to.threadTs === undefined ? {} : { threadTs: to.threadTs }),
  });
  await Promise.all([
    announceMessage(workspace, events, message),
    events.send('file_shared', {
      type: 'file_shared',
      channel_id: to.channel,
      file_id: id,
      user_id: person.id,
      file: { id },
    }),
  ]);
  return { acknowledgedInMs: undefined, ts: message.ts, fileId: id };
}

/** Deletes one's own message; workspace admins may delete anybody's, the bot's too. */
export async function deleteMessage(stage: Stage, channelId: string, ts: string): Promise<ActResult> {
  const { workspace, person, events } = stage;
  const message = workspace.findMessage(channelId, ts);
  if (!message) return refusedAct('not_visible');
  if (message.user !== person.id && person.role !== 'admin') return refusedAct('not_allowed');
  removeMessage(workspace, message);
  await announceDeletion(workspace, events, message);
  return { acknowledgedInMs: undefined };
}

export async function react(stage: Stage, channelId: string, ts: string, emoji: string): Promise<ActResult> {
  const { workspace, person, events } = stage;
  const message = workspace.findMessage(channelId, ts);
  if (!message) return refusedAct('not_visible');
  const users = message.reactions[emoji] ?? [];
  if (users.includes(person.id)) return refusedAct('not_allowed');
  message.reactions[emoji] = [...users, person.id];
  workspace.changed({ kind: 'message', channel: channelId });
  const delivery = await events.send('reaction_added', {
    type: 'reaction_added',
    user: person.id,
    reaction: emoji,
    item_user: message.user,
    item: { type: 'message', channel: channelId, ts },
  });
  return { acknowledgedInMs: delivery?.acknowledgedInMs };
}

function mayWrite({ workspace, person }: Stage, channelId: string): boolean {
  const channel = workspace.state.channels[channelId];
  return channel !== undefined && !channel.archived && channel.members.includes(person.id);
}
