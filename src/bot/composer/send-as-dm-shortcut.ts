import type { Bot } from '../bot.ts';
import { leadOfMessage } from '../card/lead-of-message.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { ShortcutListener } from '../slack/interaction.ts';
import { openComposer } from './open-composer.ts';
import { plainOfMrkdwn } from './plain-of-mrkdwn.ts';

/** Longest text of one input. Source: docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const longestText = 3000;

/**
 * Send as DM, from the menu of a message in a card's thread: opens the composer with what it says. Nothing typed in a
 * thread goes out by itself. On the card, and on what Storydesk says below it, there are no words of a teammate's.
 */
export const sendAsDmShortcut =
  (bot: Bot): ShortcutListener =>
  async (shortcut) => {
    await shortcut.ack();
    const { message } = shortcut;
    const lead = message && (await leadOfMessage(bot, message));
    if (!message || !lead) {
      const { language } = bot.teammates.readerOf(shortcut.by);
      await shortcut.tell({ text: sayMrkdwn(language, 'composer.notACard') });
      return 'not a card';
    }
    const isTeammates = message.writtenBy !== undefined && message.writtenBy !== bot.identity.botUser;
    const text = isTeammates ? plainOfMrkdwn(message.text).slice(0, longestText) : '';
    return openComposer(bot, shortcut, lead, { cause: 'shortcut', ...(text && { text }) });
  };
