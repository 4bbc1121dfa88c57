import type { archive, restore } from '../../domain/template/save-template.ts';
import type { Bot } from '../bot.ts';
import type { ViewPressListener } from '../slack/interaction.ts';
import { refreshTemplateList } from './open-templates.ts';
import { templateModal } from './template-modal.ts';
import { tellTemplateProblem } from './template-problem.ts';
import { onTemplate } from './template-screen.ts';

/** Archive, or Restore: at once, while what is being written stays as it is. */
export const templateArchivePress =
  (bot: Bot, putAside: typeof archive | typeof restore): ViewPressListener =>
  async (press) => {
    await press.ack();
    return onTemplate(bot, press, 'manage-templates', async ({ screen, reader }) => {
      const { key, version: seen } = screen.metadata;
      const changed = key && (await putAside(bot.desk, { team: bot.identity.team, key, by: press.by }));
      if (!changed?.ok) return tellTemplateProblem(press, { kind: 'unknown-template' }, reader.who.language);
      const stored = changed.value;
      // Somebody else's version in between stays unseen, and Save will say so.
      const version = stored.version === seen + 1 ? stored.version : seen;
      const next = { ...screen, stored, metadata: { ...screen.metadata, version } };
      await bot.screens.redrawModal(press, templateModal(next, reader.who));
      await refreshTemplateList(bot, reader, screen.metadata.list);
      return stored.archived ? 'archived' : 'restored';
    });
  };
