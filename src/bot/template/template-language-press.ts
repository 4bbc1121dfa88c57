import { type Language, languages } from '../../domain/team/account.ts';
import type { Bot } from '../bot.ts';
import type { ViewPressListener } from '../slack/interaction.ts';
import { draftOf, emptyDraft, isSameLanguageDraft, type LanguageDraft } from './template-draft.ts';
import { templateMetadata } from './template-metadata.ts';
import { type TemplateScreen, templateModal } from './template-modal.ts';
import { onTemplate } from './template-screen.ts';

/** Shows the template in another language, and remembers what was changed in this one until it is saved. */
export const templateLanguagePress =
  (bot: Bot, language: Language): ViewPressListener =>
  async (press) => {
    await press.ack();
    return onTemplate(bot, press, 'see-templates', async ({ screen, reader }) => {
      const metadata = { ...screen.metadata, language, drafts: unsaved(screen, language) };
      const isTooMuch = templateMetadata(metadata) === undefined;
      const next: TemplateScreen = isTooMuch ? { ...screen, isTooMuch } : { ...screen, metadata };
      return bot.screens.redrawModal(press, templateModal(next, reader.who));
    });
  };

/** What differs from what is stored, in every language but the one that is on screen then. */
function unsaved({ draft, stored }: TemplateScreen, shown: Language): Partial<Record<Language, LanguageDraft>> {
  const before = stored ? draftOf(stored) : emptyDraft;
  const changed = languages.filter(
    (language) => language !== shown && !isSameLanguageDraft(draft.languages[language], before.languages[language]),
  );
  return Object.fromEntries(changed.map((language) => [language, draft.languages[language]]));
}
