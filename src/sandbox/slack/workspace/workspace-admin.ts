import type { EventName, EventSender } from '../delivery/event-sender.ts';
import { type Channel, type ChannelOptions, channelType, newChannel } from './channel.ts';
import { type Person, userObject } from './person.ts';
import type { Workspace } from './workspace.ts';

/** What workspace admins do to channels, people and the app. */
export type WorkspaceAdmin = {
  archiveChannel(channel: string): Promise<void>;
  unarchiveChannel(channel: string): Promise<void>;
  deleteChannel(channel: string): Promise<void>;
  removeBotFromChannel(channel: string): Promise<void>;
  addBotToChannel(channel: string): Promise<void>;
  /** Every call with the bot token answers `token_revoked` from now on; the app is told. */
  revokeToken(): Promise<void>;
  /** The bot token is good again: the app was installed anew. */
  grantToken(): void;
  /** Sets a person's role, locale, zone or name; `role: 'deactivated'` ends the account. */
  changePerson(id: string, change: Partial<Omit<Person, 'id'>>): Promise<void>;
  addPerson(person: Person): void;
  addChannel(channel: ChannelOptions): void;
};

/** Switches to throw in tests and in the sandbox page. Each resolves once the app was told. */
export function workspaceAdmin(workspace: Workspace, events: EventSender): WorkspaceAdmin {
  const { botUserId } = workspace.identity;

  async function setArchived(id: string, archived: boolean): Promise<void> {
    const channel = getChannel(workspace, id);
    channel.archived = archived;
    workspace.changed({ kind: 'channels' });
    const type = `${channelType(channel) === 'group' ? 'group' : 'channel'}_${archived ? 'archive' : 'unarchive'}`;
    await events.send(type as EventName, { type, channel: id, user: actingAdmin(workspace) });
  }

  async function setBotMembership(id: string, isMember: boolean): Promise<void> {
    const channel = getChannel(workspace, id);
    const others = channel.members.filter((member) => member !== botUserId);
    channel.members = isMember ? [...others, botUserId] : others;
    workspace.changed({ kind: 'channels' });
    const type = isMember ? 'member_joined_channel' : 'member_left_channel';
    await events.send(type, {
      type,
      user: botUserId,
      channel: id,
      channel_type: channel.kind === 'private' ? 'G' : 'C',
      team: workspace.identity.teamId,
    });
  }

  return {
    archiveChannel: (channel) => setArchived(channel, true),
    unarchiveChannel: (channel) => setArchived(channel, false),
    removeBotFromChannel: (channel) => setBotMembership(channel, false),
    addBotToChannel: (channel) => setBotMembership(channel, true),

    async deleteChannel(id) {
      const channel = getChannel(workspace, id);
      delete workspace.state.channels[id];
      delete workspace.state.pins[id];
      workspace.changed({ kind: 'channels' });
      const type = channel.kind === 'private' ? 'group_deleted' : 'channel_deleted';
      await events.send(type, { type, channel: id });
    },

    async revokeToken() {
      workspace.state.tokenRevoked = true;
      await events.send('tokens_revoked', { type: 'tokens_revoked', tokens: { bot: [botUserId] } });
    },

    grantToken() {
      workspace.state.tokenRevoked = false;
    },

    async changePerson(id, change) {
      const person = workspace.state.people[id];
      if (!person) throw new Error(`There is nobody with the id ${id} in this workspace.`);
      Object.assign(person, change);
      workspace.changed({ kind: 'people' });
      await events.send('user_change', {
        type: 'user_change',
        user: userObject(person, workspace.identity, workspace.clock.now(), true),
        cache_ts: workspace.nowSeconds(),
      });
    },

    addPerson(person) {
      workspace.state.people[person.id] = { ...person };
      workspace.changed({ kind: 'people' });
    },

    addChannel(options) {
      workspace.state.channels[options.id] = newChannel(options, workspace.identity, workspace.nowSeconds());
      workspace.changed({ kind: 'channels' });
    },
  };
}

function getChannel(workspace: Workspace, id: string): Channel {
  const channel = workspace.state.channels[id];
  if (!channel) throw new Error(`There is no channel with the id ${id} in this workspace.`);
  return channel;
}

function actingAdmin(workspace: Workspace): string | undefined {
  return Object.values(workspace.state.people).find(({ role }) => role === 'admin')?.id;
}
