import { channelType } from '../workspace/channel.ts';
import { teamOf } from '../workspace/person.ts';
import { type ActResult, refusedAct, type Stage } from './stage.ts';

/** Joins a public channel, or is let into a private one. */
export async function joinChannel(stage: Stage, channelId: string): Promise<ActResult> {
  return changeMembership(stage, channelId, 'member_joined_channel');
}

export async function leaveChannel(stage: Stage, channelId: string): Promise<ActResult> {
  return changeMembership(stage, channelId, 'member_left_channel');
}

async function changeMembership(
  { workspace, person, events }: Stage,
  channelId: string,
  change: 'member_joined_channel' | 'member_left_channel',
): Promise<ActResult> {
  const channel = workspace.state.channels[channelId];
  if (!channel) return refusedAct('not_visible');
  const joins = change === 'member_joined_channel';
  if (channel.archived || channel.members.includes(person.id) === joins) return refusedAct('not_allowed');
  channel.members = joins ? [...channel.members, person.id] : channel.members.filter((id) => id !== person.id);
  workspace.changed({ kind: 'channels' });
  if (!channel.members.includes(workspace.identity.botUserId)) return { acknowledgedInMs: undefined };
  const delivery = await events.send(change, {
    type: change,
    user: person.id,
    channel: channelId,
    channel_type: channelType(channel) === 'group' ? 'G' : 'C',
    team: teamOf(person, workspace.identity),
  });
  return { acknowledgedInMs: delivery?.acknowledgedInMs };
}
