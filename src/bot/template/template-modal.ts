import type { KnownBlock, ModalView } from '@slack/types';
import { templateKey } from '../../domain/ids.ts';
import { type Language, languages } from '../../domain/team/account.ts';
import { type Finding, lintTemplate } from '../../domain/template/lint-template.ts';
import type { Template } from '../../domain/template/template.ts';
import { actionIds, callbackIds } from '../messages/action-ids.ts';
import { actions } from '../messages/buttons.ts';
import { foreignPlain } from '../messages/foreign-text.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import { header, plainSection, plainText } from '../messages/text-blocks.ts';
import { flags, ownNames, templateButton } from './template-button.ts';
import { isNothing, type TemplateDraft, writtenOf } from './template-draft.ts';
import { textInput, titleInput, useInputs } from './template-inputs.ts';
import { type TemplateMetadata, templateMetadata } from './template-metadata.ts';
import { wholeFindings, wordingPreview } from './template-preview.ts';

/** One template on screen. */
export interface TemplateScreen {
  readonly metadata: TemplateMetadata;
  readonly draft: TemplateDraft;
  /** As it is stored; undefined while it is new. */
  readonly stored: Template | undefined;
  readonly mayManage: boolean;
  readonly allowedHosts: readonly string[];
  /** They wanted to go to another language with more unsaved changes than can be remembered. */
  readonly isTooMuch?: boolean;
}

/** A template to write, with what viewers would read of it right below; or to look at, for whoever may not write. */
export function templateModal(screen: TemplateScreen, { language: reader }: Reader): ModalView {
  const { metadata, draft, mayManage, allowedHosts, isTooMuch } = screen;
  const findings = lintTemplate({ ...writtenOf(draft), key: templateKey('draft') }, allowedHosts);
  return {
    type: 'modal',
    callback_id: mayManage ? callbackIds.templateSave : callbackIds.templateLook,
    private_metadata: templateMetadata(metadata) ?? '',
    title: plainText(say(reader, screen.stored ? 'templates.title' : 'templates.new')),
    close: plainText(say(reader, 'templates.back')),
    ...(mayManage && { submit: plainText(say(reader, 'templates.save')) }),
    blocks: [
      actions('template_actions', topButtons(screen, reader)),
      ...(isTooMuch ? [plainSection('template_notice', `⚠️ ${say(reader, 'templates.saveFirst')}`)] : []),
      ...(mayManage ? writing(screen, findings, reader) : looking(screen, findings, reader)),
    ],
  };
}

const inLanguage = {
  en: actionIds.templateInEnglish,
  fr: actionIds.templateInFrench,
  nl: actionIds.templateInDutch,
} as const;

function topButtons({ metadata, stored, mayManage }: TemplateScreen, reader: Language) {
  return [
    ...languages.map((language) =>
      templateButton(
        `${flags[language]} ${ownNames[language]}`,
        inLanguage[language],
        language,
        language === metadata.language ? 'primary' : undefined,
      ),
    ),
    ...(stored ? [templateButton(say(reader, 'templates.history'), actionIds.templateHistory, stored.key)] : []),
    ...(stored && mayManage ? [archiveButton(stored, reader)] : []),
  ];
}

const archiveButton = ({ archived, key }: Template, reader: Language) =>
  archived
    ? templateButton(say(reader, 'templates.restore'), actionIds.templateRestore, key)
    : templateButton(say(reader, 'templates.archive'), actionIds.templateArchive, key);

function writing({ metadata, draft }: TemplateScreen, findings: readonly Finding[], reader: Language): KnownBlock[] {
  const { language } = metadata;
  const preview = (variant: 'a' | 'b') =>
    wordingPreview({ language, variant, text: draft.languages[language][variant] }, findings, reader);
  return [
    titleInput(draft, language, reader),
    textInput(draft, language, 'a', reader),
    ...preview('a'),
    textInput(draft, language, 'b', reader),
    ...preview('b'),
    ...useInputs(draft, reader),
    ...wholeFindings(findings, reader),
  ];
}

const titleRoom = { graphemes: 75, units: 150 };

function looking({ metadata, draft }: TemplateScreen, findings: readonly Finding[], reader: Language): KnownBlock[] {
  const { language } = metadata;
  const written = draft.languages[language];
  const note = plainSection('template_note', say(reader, 'templates.onlyManagers'));
  if (isNothing(written)) return [plainSection('template_none', say(reader, 'templates.notWritten')), note];
  return [
    header('template_title', foreignPlain(written.title, titleRoom) || '…'),
    plainSection(
      'template_use',
      `${say(reader, `templates.step.${draft.step}`)} · ${say(reader, `templates.kind.${draft.kind}`)}`,
    ),
    ...wordingPreview({ language, variant: 'a', text: written.a }, findings, reader),
    ...wordingPreview({ language, variant: 'b', text: written.b }, findings, reader),
    note,
  ];
}
