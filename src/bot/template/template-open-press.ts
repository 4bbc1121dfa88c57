import { templateKey } from '../../domain/ids.ts';
import type { Bot } from '../bot.ts';
import type { ViewPressListener } from '../slack/interaction.ts';
import { onTemplates } from './on-templates.ts';
import { draftOf, emptyDraft } from './template-draft.ts';
import { parseListPlace } from './template-metadata.ts';
import { templateModal } from './template-modal.ts';
import { tellTemplateProblem } from './template-problem.ts';
import { firstLanguage } from './template-screen.ts';

/** Edit, or Look: opens one template over the list. */
export const templateOpenPress =
  (bot: Bot): ViewPressListener =>
  async (press) => {
    await press.ack();
    return onTemplates(bot, press, 'see-templates', async ({ who, mayManage }) => {
      const key = templateKey(press.value ?? '');
      const stored = await bot.desk.database.stores.templates.find(bot.identity.team, key);
      if (!stored) return tellTemplateProblem(press, { kind: 'unknown-template' }, who.language);
      const screen = {
        metadata: {
          key,
          version: stored.version,
          language: firstLanguage(stored, who.language),
          drafts: {},
          list: { view: press.view, ...parseListPlace(press.privateMetadata) },
        },
        draft: draftOf(stored),
        stored,
        mayManage,
        allowedHosts: bot.desk.settings.sending.linkHosts,
      };
      await bot.screens.pushModal(press.trigger, templateModal(screen, who));
      return 'modal opened';
    });
  };

/** New template: opens an empty one over the list. */
export const templateNewPress =
  (bot: Bot): ViewPressListener =>
  async (press) => {
    await press.ack();
    return onTemplates(bot, press, 'manage-templates', async ({ who, mayManage }) => {
      const screen = {
        metadata: {
          key: undefined,
          version: 0,
          language: who.language,
          drafts: {},
          list: { view: press.view, ...parseListPlace(press.privateMetadata) },
        },
        draft: emptyDraft,
        stored: undefined,
        mayManage,
        allowedHosts: bot.desk.settings.sending.linkHosts,
      };
      await bot.screens.pushModal(press.trigger, templateModal(screen, who));
      return 'modal opened';
    });
  };
