import { z } from 'zod';
import { raiseAlarm } from '../../domain/alarm/raise-alarm.ts';
import { addSeconds } from '../../domain/duration.ts';
import { type ChannelId, channelId } from '../../domain/ids.ts';
import type { Bot } from '../bot.ts';
import type { EventListener, Outcome } from './interaction.ts';

/** Source: docs.slack.dev/reference/events/channel_archive and its siblings */
const channelEvent = z.object({ channel: z.string().transform(channelId) });

/** Why a desk can't be posted to, in the words of chat.postMessage. */
type ClosedBecause = 'is_archived' | 'not_in_channel' | 'channel_not_found';

/** A channel was archived or deleted, or we were removed from it. */
export const channelClosedListener =
  (bot: Bot, because: ClosedBecause): EventListener =>
  async (event) =>
    deskClosed(bot, channelEvent.parse(event).channel, because);

/** Its cards wait from now on, so the admins are told now, and we look every minute whether it is open again. */
export async function deskClosed(bot: Bot, channel: ChannelId, because: ClosedBecause): Promise<Outcome> {
  const { desk, identity, teammates } = bot;
  teammates.forgetChannel(channel);
  return desk.database.transaction(async (stores) => {
    const accounts = await stores.accounts.ofDesk(identity.team, channel);
    if (accounts.length === 0) return 'not a desk';
    await raiseAlarm(desk, stores, identity.team, 'desk-unreachable', channel, because);
    const dueAt = addSeconds(desk.clock.now(), 60);
    await stores.tasks.schedule({ team: identity.team, kind: 'probe-desk', key: channel, dueAt });
    return because;
  });
}
