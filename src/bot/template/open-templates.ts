import type { ModalView } from '@slack/types';
import type { Bot } from '../bot.ts';
import type { Asked, Outcome } from '../slack/interaction.ts';
import { slackFailure } from '../slack/slack-failure.ts';
import { onTemplates, type TemplateReader } from './on-templates.ts';
import type { ListPlace, TemplateMetadata } from './template-metadata.ts';
import { templatesModal } from './templates-modal.ts';

/** Opens the list of templates. */
export const openTemplates = (bot: Bot, asked: Asked): Promise<Outcome> =>
  onTemplates(bot, asked, 'see-templates', async (reader) => {
    await bot.screens.openModal(asked.trigger, await templateList(bot, reader, { page: 0, archived: false }));
    return 'modal opened';
  });

/** The list as it is now. */
export async function templateList(
  { desk, identity }: Bot,
  { who, mayManage }: TemplateReader,
  place: ListPlace,
): Promise<ModalView> {
  const templates = await desk.database.stores.templates.all(identity.team);
  return templatesModal({ templates, mayManage, allowedHosts: desk.settings.sending.linkHosts }, place, who);
}

/** Draws the list below the modal of a template anew. Should it be closed, it is read again when it is opened. */
export async function refreshTemplateList(
  bot: Bot,
  reader: TemplateReader,
  { view, ...place }: TemplateMetadata['list'],
): Promise<void> {
  try {
    await bot.screens.updateModal(view, await templateList(bot, reader, place));
  } catch (error) {
    bot.log.warn({ failure: slackFailure(error), err: error }, 'The list of templates could not be drawn anew');
  }
}
