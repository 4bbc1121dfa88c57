import { z } from 'zod';
import { slackUserId } from '../../domain/ids.ts';
import type { Bot } from '../bot.ts';
import type { EventListener } from '../slack/interaction.ts';
import { refreshHome } from './refresh-home.ts';

/** Source: docs.slack.dev/reference/events/app_home_opened; it also comes for the messages tab. */
const homeOpened = z.object({ user: z.string().transform(slackUserId), tab: z.string() });

/** Shows somebody their Home when they open it. */
export const homeOpenedListener =
  (bot: Bot): EventListener =>
  async (event) => {
    const { user, tab } = homeOpened.parse(event);
    if (tab !== 'home') return 'not the home tab';
    await refreshHome(bot, user);
    return 'shown';
  };
