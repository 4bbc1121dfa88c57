import { z } from 'zod';
import { signalKinds } from '../../domain/signal/signal.ts';
import type { Language } from '../../domain/team/account.ts';
import { type TemplateContent, templateKinds } from '../../domain/template/template.ts';
import { steps } from '../../domain/touch/step.ts';
import { segments } from '../../domain/viewer/segment.ts';
import { actionIds } from '../messages/action-ids.ts';
import type { ViewValues } from '../slack/interaction.ts';
import { draftOf, emptyDraft, type TemplateDraft } from './template-draft.ts';
import type { TemplateMetadata } from './template-metadata.ts';

/** The block ids of the inputs. Those of a language carry it, so that Slack never keeps one's words in the other's. */
export const templateBlocks = {
  title: (language: Language) => `template_title_${language}`,
  a: (language: Language) => `template_a_${language}`,
  b: (language: Language) => `template_b_${language}`,
  kind: 'template_kind',
  step: 'template_step',
  signals: 'template_signals',
  segments: 'template_segments',
  topics: 'template_topics',
  promotional: 'template_promotional',
} as const;

/** How topics stand in their one input. */
export const topicsLine = (topics: readonly string[]): string => topics.join(', ');

const typed = z.object({ value: z.string().nullish() });
const one = z.object({ selected_option: z.object({ value: z.string() }).nullish() });
const many = z.object({ selected_options: z.array(z.object({ value: z.string() })).nullish() });

/**
 * The draft as it stands: what is in the inputs, what was written in other languages before, and else what is stored.
 *
 * @param stored undefined for a new template
 */
export function readTemplateValues(
  values: ViewValues,
  { language, drafts }: Pick<TemplateMetadata, 'language' | 'drafts'>,
  stored: TemplateContent | undefined,
): TemplateDraft {
  const before = stored ? draftOf(stored) : emptyDraft;
  const field = (block: string) => values[block]?.[actionIds.templateField];
  const text = (block: string, otherwise: string) => {
    const read = typed.safeParse(field(block));
    return read.success ? (read.data.value ?? '') : otherwise;
  };
  const option = (block: string) => one.safeParse(field(block)).data?.selected_option?.value;
  const options = (block: string) => many.safeParse(field(block)).data?.selected_options?.map(({ value }) => value);

  const others = { ...before.languages, ...drafts };
  const topics = text(templateBlocks.topics, topicsLine(before.topics));
  return {
    kind: oneOf(templateKinds, option(templateBlocks.kind)) ?? before.kind,
    step: oneOf(steps, option(templateBlocks.step)) ?? before.step,
    signals: someOf(signalKinds, options(templateBlocks.signals), before.signals),
    segments: someOf(segments, options(templateBlocks.segments), before.segments),
    topics: topics === topicsLine(before.topics) ? before.topics : splitTopics(topics),
    promotional: options(templateBlocks.promotional)?.includes('promotional') ?? before.promotional,
    archived: before.archived,
    languages: {
      ...others,
      [language]: {
        title: text(templateBlocks.title(language), others[language].title),
        a: text(templateBlocks.a(language), others[language].a),
        b: text(templateBlocks.b(language), others[language].b),
      },
    },
  };
}

const splitTopics = (line: string) => [
  ...new Set(
    line
      .split(',')
      .map((topic) => topic.trim())
      .filter((topic) => topic !== ''),
  ),
];

const oneOf = <Word extends string>(words: readonly Word[], chosen: string | undefined): Word | undefined =>
  words.find((word) => word === chosen);

/** What is chosen; the same as `before`, order included, when that is chosen still, so that it compares as unchanged. */
function someOf<Word extends string>(
  words: readonly Word[],
  chosen: readonly string[] | undefined,
  before: readonly Word[],
): readonly Word[] {
  if (!chosen || (chosen.length === before.length && before.every((word) => chosen.includes(word)))) return before;
  return words.filter((word) => chosen.includes(word));
}
