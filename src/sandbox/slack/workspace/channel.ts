import type { JsonObject } from '../json-object.ts';
import type { Identity } from './identity.ts';

export type Channel = {
  id: string;
  /** Empty for a direct message. */
  name: string;
  kind: 'public' | 'private' | 'im';
  /** User ids, the bot's own included. */
  members: string[];
  archived: boolean;
  /** Epoch seconds. */
  created: number;
};

/** A public or private channel to set up. */
export type ChannelOptions = {
  id: string;
  name: string;
  /** Default false. */
  private?: boolean;
  /** User ids of people. */
  members: readonly string[];
  /** Whether the app is in the channel; default true. */
  hasBot?: boolean;
};

export function newChannel(options: ChannelOptions, identity: Identity, createdAtSeconds: number): Channel {
  const { id, name, members, hasBot = true } = options;
  return {
    id,
    name,
    kind: options.private ? 'private' : 'public',
    members: [...members, ...(hasBot ? [identity.botUserId] : [])],
    archived: false,
    created: createdAtSeconds,
  };
}

/** As events name it in `channel_type`. */
export function channelType({ kind }: Channel): 'channel' | 'group' | 'im' {
  return ({ public: 'channel', private: 'group', im: 'im' } as const)[kind];
}

/** The conversation object. Source: docs.slack.dev/reference/objects/conversation-object */
export function conversationObject(channel: Channel, identity: Identity): JsonObject {
  const other = channel.members.find((member) => member !== identity.botUserId);
  const shared = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_im: channel.kind === 'im',
    context_team_id: identity.teamId,
    updated: channel.created * 1000,
  };
  if (channel.kind === 'im') return { ...shared, user: other, is_user_deleted: false, priority: 0 };
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_member: channel.members.includes(identity.botUserId),
    creator: other ?? identity.botUserId,
    num_members: channel.members.length,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
