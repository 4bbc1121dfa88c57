import type { Bot } from '../bot.ts';
import type { ShortcutListener } from '../slack/interaction.ts';
import { takeNext } from './take-next.ts';

/** Claim next, from Slack's menu of shortcuts. */
export const claimNextShortcut =
  (bot: Bot): ShortcutListener =>
  async (shortcut) => {
    await shortcut.ack();
    return takeNext(bot, shortcut, 'shortcut');
  };
