import type { JsonObject } from '../json-object.ts';
import type { StateValues } from '../views/state-values.ts';
import type { Identity } from './identity.ts';

export type MessageMetadata = { event_type: string; event_payload: JsonObject };

/** One message of a channel, or one ephemeral message. */
export type Message = {
  ts: string;
  channel: string;
  /** User id of the author. */
  user: string;
  fromBot: boolean;
  text: string;
  blocks: JsonObject[];
  attachments: JsonObject[];
  metadata?: MessageMetadata;
  /** `ts` of the thread's first message; absent outside threads. */
  threadTs?: string;
  /** A reply that is shown in the channel too. */
  broadcast: boolean;
  /** How often the text or blocks were replaced. */
  edits: number;
  /** Set when the edit shows as "edited", which Slack does for messages without blocks. */
  editedTs?: string;
  deletedAt?: string;
  /** Emoji name → who. */
  reactions: Record<string, string[]>;
  files: JsonObject[];
  /** What people chose in the message's menus and inputs so far. */
  state: StateValues;
};

export type Thread = { replies: number; users: string[]; latest: string };

/** The message object as history, events and interactions show it. */
export function messageObject(
  message: Message,
  identity: Identity,
  shown: { metadata: boolean; thread?: Thread | undefined },
): JsonObject {
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    team: identity.teamId,
    ...(message.fromBot
      ? {
          bot_id: identity.botId,
          app_id: identity.appId,
          bot_profile: {
            id: identity.botId,
            app_id: identity.appId,
            name: identity.botName,
            team_id: identity.teamId,
            deleted: false,
            updated: 0,
            icons: {},
          },
        }
      : {}),
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.files.length > 0 ? { files: message.files } : {}),
    ...(shown.metadata && message.metadata ? { metadata: message.metadata } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.editedTs === undefined ? {} : { edited: { user: message.user, ts: message.editedTs } }),
    ...(shown.thread
      ? {
          thread_ts: message.ts,
          reply_count: shown.thread.replies,
          reply_users_count: shown.thread.users.length,
          reply_users: shown.thread.users,
          latest_reply: shown.thread.latest,
        }
      : {}),
    ...(Object.keys(message.reactions).length > 0 ? { reactions: reactionObjects(message) } : {}),
  };
}

function reactionObjects(message: Message): JsonObject[] {
  return Object.entries(message.reactions).map(([name, users]) => ({ name, users, count: users.length }));
}
