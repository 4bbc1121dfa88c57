import { templateKey } from '../../domain/ids.ts';
import type { Bot } from '../bot.ts';
import type { ViewPressListener } from '../slack/interaction.ts';
import { onTemplates } from './on-templates.ts';
import { shownVersions, templateHistoryModal } from './template-history-modal.ts';
import { tellTemplateProblem } from './template-problem.ts';

/** History: who made which version, over the modal of the template. */
export const templateHistoryPress =
  (bot: Bot): ViewPressListener =>
  async (press) => {
    await press.ack();
    return onTemplates(bot, press, 'see-templates', async ({ who }) => {
      const { templates } = bot.desk.database.stores;
      const versions = await templates.history(bot.identity.team, templateKey(press.value ?? ''), shownVersions);
      if (versions.length === 0) return tellTemplateProblem(press, { kind: 'unknown-template' }, who.language);
      await bot.screens.pushModal(press.trigger, templateHistoryModal(versions, who));
      return 'modal opened';
    });
  };
