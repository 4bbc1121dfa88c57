import { z } from 'zod';
import { type ChannelId, channelId } from '../../domain/ids.ts';
import type { Bot } from '../bot.ts';
import type { EventListener, Outcome } from './interaction.ts';

/** Source: docs.slack.dev/reference/events/channel_unarchive and its siblings */
const channelEvent = z.object({ channel: z.string().transform(channelId) });

/** A channel was taken out of the archive. */
export const channelOpenedListener =
  (bot: Bot): EventListener =>
  async (event) =>
    deskOpened(bot, channelEvent.parse(event).channel);

/** The desk may take posts again: looks at once, so that waiting cards go out. */
export async function deskOpened({ desk, identity, teammates }: Bot, channel: ChannelId): Promise<Outcome> {
  teammates.forgetChannel(channel);
  return desk.database.transaction(async (stores) => {
    const accounts = await stores.accounts.ofDesk(identity.team, channel);
    if (accounts.length === 0) return 'not a desk';
    await stores.tasks.schedule({ team: identity.team, kind: 'probe-desk', key: channel, dueAt: desk.clock.now() });
    return 'to be looked at';
  });
}
