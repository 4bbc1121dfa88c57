import type { Bot } from '../bot.ts';
import type { ShortcutListener } from '../slack/interaction.ts';
import { openCapture } from './open-capture.ts';

/** Capture viewers, from Slack's menu of shortcuts. */
export const captureShortcut =
  (bot: Bot): ShortcutListener =>
  async (shortcut) => {
    await shortcut.ack();
    return openCapture(bot, shortcut);
  };
