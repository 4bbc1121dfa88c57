import { z } from 'zod';
import { channelId, slackUserId } from '../../domain/ids.ts';
import type { Bot } from '../bot.ts';
import { deskClosed } from './channel-closed-listener.ts';
import { deskOpened } from './channel-opened-listener.ts';
import type { EventListener } from './interaction.ts';

/** Source: docs.slack.dev/reference/events/member_joined_channel, …/member_left_channel */
const membership = z.object({
  type: z.enum(['member_joined_channel', 'member_left_channel']),
  user: z.string().transform(slackUserId),
  channel: z.string().transform(channelId),
});

/** Who may act changes with who is in the desk channel; when it is us who came or went, the desk opens or closes. */
export const membershipListener =
  (bot: Bot): EventListener =>
  async (event) => {
    const { type, user, channel } = membership.parse(event);
    bot.teammates.forgetChannel(channel);
    if (user !== bot.identity.botUser) return 'forgotten';
    return type === 'member_joined_channel' ? deskOpened(bot, channel) : deskClosed(bot, channel, 'not_in_channel');
  };
