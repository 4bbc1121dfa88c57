import type { Bot } from '../bot.ts';
import type { ViewPressListener } from '../slack/interaction.ts';
import { onTemplates } from './on-templates.ts';
import { templateList } from './open-templates.ts';
import { parseListPlace } from './template-metadata.ts';

/** Another page of the list, its archive, or back from there: the button names what to show. */
export const templatesListPress =
  (bot: Bot): ViewPressListener =>
  async (press) => {
    await press.ack();
    return onTemplates(bot, press, 'see-templates', async (reader) =>
      bot.screens.redrawModal(press, await templateList(bot, reader, parseListPlace(press.value))),
    );
  };
