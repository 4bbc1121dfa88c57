import type { KnownBlock, ModalView } from '@slack/types';
import { type Language, languages } from '../../domain/team/account.ts';
import { lintTemplate } from '../../domain/template/lint-template.ts';
import type { Template } from '../../domain/template/template.ts';
import { steps } from '../../domain/touch/step.ts';
import { actionIds, callbackIds } from '../messages/action-ids.ts';
import { actions } from '../messages/buttons.ts';
import { foreignMrkdwn } from '../messages/foreign-text.ts';
import { bold, joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { header, plainSection, plainText, section } from '../messages/text-blocks.ts';
import { flags, templateButton } from './template-button.ts';
import { type ListPlace, listMetadata } from './template-metadata.ts';

/** Templates on one page: with their headings well below the 100 blocks of a modal. */
const pageSize = 40;
const titleRoom = { graphemes: 75, units: 150 };

/** The templates of the team, by step; the archived ones only when asked for. */
export function templatesModal(
  list: {
    readonly templates: readonly Template[];
    readonly mayManage: boolean;
    readonly allowedHosts: readonly string[];
  },
  place: ListPlace,
  { language: reader }: Reader,
): ModalView {
  const inOrder = steps.flatMap((step) =>
    list.templates.filter((template) => template.step === step && template.archived === place.archived),
  );
  const pages = Math.max(1, Math.ceil(inOrder.length / pageSize));
  const page = Math.min(place.page, pages - 1);
  const shown = inOrder.slice(page * pageSize, (page + 1) * pageSize);
  return {
    type: 'modal',
    callback_id: callbackIds.templates,
    private_metadata: listMetadata({ page, archived: place.archived }),
    title: plainText(say(reader, 'templates.title')),
    close: plainText(say(reader, 'templates.close')),
    blocks: [
      actions('templates_actions', [
        ...(list.mayManage
          ? [templateButton(say(reader, 'templates.new'), actionIds.templateNew, 'new', 'primary')]
          : []),
        templateButton(
          say(reader, place.archived ? 'templates.hideArchived' : 'templates.showArchived'),
          actionIds.templatesArchive,
          listMetadata({ page: 0, archived: !place.archived }),
        ),
      ]),
      ...(shown.length === 0
        ? [plainSection('templates_none', say(reader, place.archived ? 'templates.noneArchived' : 'templates.none'))]
        : []),
      ...steps.flatMap((step) => stepBlocks(step, shown, list, reader)),
      ...pageBlocks(page, pages, place, reader),
    ],
  };
}

function stepBlocks(
  step: Template['step'],
  shown: readonly Template[],
  { mayManage, allowedHosts }: { readonly mayManage: boolean; readonly allowedHosts: readonly string[] },
  reader: Language,
): KnownBlock[] {
  const ofStep = shown.filter((template) => template.step === step);
  if (ofStep.length === 0) return [];
  const open = say(reader, mayManage ? 'templates.edit' : 'templates.look');
  return [
    header(`templates_${step}`, say(reader, `templates.step.${step}`)),
    ...ofStep.map((template) =>
      section(
        `template_${template.key}`.slice(0, longestBlockId),
        templateLine(template, allowedHosts, reader),
        templateButton(open, actionIds.templateOpen, template.key),
      ),
    ),
  ];
}

/** Source: docs.slack.dev/reference/block-kit/blocks */
const longestBlockId = 255;

function templateLine(template: Template, allowedHosts: readonly string[], reader: Language): Mrkdwn {
  const written = languages.filter((language) => template.languages[language]);
  const errors = lintTemplate(template, allowedHosts).filter(({ severity }) => severity === 'error').length;
  const hasVariants = written.some((language) => template.languages[language]?.b !== undefined);
  return joinMrkdwn(
    [
      joinMrkdwn(
        [bold(templateTitle(template, reader)), trusted(written.map((language) => flags[language]).join(' '))],
        ' ',
      ),
      joinMrkdwn([
        sayMrkdwn(reader, `templates.kind.${template.kind}`),
        template.promotional ? sayMrkdwn(reader, 'templates.promotional') : undefined,
        hasVariants ? sayMrkdwn(reader, 'templates.variants') : undefined,
        errors > 0
          ? joinMrkdwn([trusted('⛔'), sayMrkdwn(reader, 'templates.faults', { count: errors })], ' ')
          : undefined,
      ]),
    ],
    '\n',
  );
}

/** Its title in the language of the reader, else in the first it is written in. */
function templateTitle({ languages: written, key }: Template, reader: Language): Mrkdwn {
  const title = [reader, ...languages].map((language) => written[language]?.title).find((text) => text !== undefined);
  return foreignMrkdwn(title ?? key, titleRoom);
}

function pageBlocks(page: number, pages: number, { archived }: ListPlace, reader: Language): KnownBlock[] {
  if (pages === 1) return [];
  const turn = (to: number, words: 'templates.previous' | 'templates.next') =>
    to < 0 || to >= pages
      ? []
      : [templateButton(say(reader, words), actionIds.templatesTurn, listMetadata({ page: to, archived }))];
  return [
    plainSection('templates_page', say(reader, 'templates.page', { page: page + 1, pages })),
    // Page 2 of 3 has both; an action id may stand once in a block.
    ...turn(page - 1, 'templates.previous').map((button) => actions('templates_previous', [button])),
    ...turn(page + 1, 'templates.next').map((button) => actions('templates_next', [button])),
  ];
}
