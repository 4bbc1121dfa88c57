import type { Bot } from '../bot.ts';
import type { ViewPressListener } from '../slack/interaction.ts';
import { templateModal } from './template-modal.ts';
import { onTemplate } from './template-screen.ts';

/** Somebody types or chooses: draws the preview and the findings anew. Nothing is saved. */
export const templateFieldPress =
  (bot: Bot): ViewPressListener =>
  async (press) => {
    await press.ack();
    return onTemplate(bot, press, 'manage-templates', async ({ screen, reader }) =>
      bot.screens.redrawModal(press, templateModal(screen, reader.who)),
    );
  };
