import type { Language } from '../../domain/team/account.ts';
import { languages } from '../../domain/team/account.ts';
import type { Template } from '../../domain/template/template.ts';
import type { Bot } from '../bot.ts';
import { answerMessage } from '../messages/answer-message.ts';
import type { Outcome, ViewPress } from '../slack/interaction.ts';
import { onTemplates, type TemplateReader } from './on-templates.ts';
import { readTemplateValues } from './read-template-values.ts';
import { parseTemplateMetadata, type TemplateMetadata } from './template-metadata.ts';
import type { TemplateScreen } from './template-modal.ts';

/** The modal of one template as somebody has it before them. */
export interface OpenTemplate {
  readonly screen: TemplateScreen;
  readonly reader: TemplateReader;
}

/** Reads what stands in the modal of a template, for somebody who may; an older release's is answered as out of date. */
export const onTemplate = (
  bot: Bot,
  press: ViewPress,
  act: 'see-templates' | 'manage-templates',
  perform: (open: OpenTemplate) => Promise<Outcome>,
): Promise<Outcome> =>
  onTemplates(bot, press, act, async (reader) => {
    const metadata = parseTemplateMetadata(press.privateMetadata);
    if (!metadata) {
      await press.tell(answerMessage({ kind: 'stale' }, reader.who));
      return 'stale';
    }
    const stored = await storedTemplate(bot, metadata);
    const draft = readTemplateValues(press.values, metadata, stored);
    const { mayManage } = reader;
    const allowedHosts = bot.desk.settings.sending.linkHosts;
    return perform({ reader, screen: { metadata, draft, stored, mayManage, allowedHosts } });
  });

export const storedTemplate = async (
  { desk, identity }: Bot,
  { key }: TemplateMetadata,
): Promise<Template | undefined> => key && desk.database.stores.templates.find(identity.team, key);

/** The language to begin with: the reader's when the template is written in it. */
export const firstLanguage = (template: Template | undefined, reader: Language): Language =>
  (template && [reader, ...languages].find((language) => template.languages[language])) ?? reader;
