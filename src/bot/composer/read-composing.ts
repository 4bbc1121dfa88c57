import { z } from 'zod';
import { languages } from '../../domain/team/account.ts';
import type { Suggestions } from '../../domain/template/suggest-templates.ts';
import type { Template } from '../../domain/template/template.ts';
import type { ComposerFacts } from '../../domain/touch/composer-facts.ts';
import { readComposer } from '../../domain/touch/read-composer.ts';
import type { Route } from '../../domain/touch/route.ts';
import type { Bot } from '../bot.ts';
import { actionIds } from '../messages/action-ids.ts';
import type { ViewSubmission, ViewValues } from '../slack/interaction.ts';
import type { Colleague } from '../slack/teammates.ts';
import { askedIn, type ComposerDraft, composerDraft } from './composer-draft.ts';
import type { ChosenWording, ComposerEntry } from './composer-entry.ts';
import { composerBlocks, routeBlockPrefix } from './composer-inputs.ts';
import { type ComposerMetadata, parseComposerMetadata } from './composer-metadata.ts';
import type { ComposerContent } from './composer-modal.ts';
import { languageFor, suggestAnswers, wordingOf } from './suggest-answers.ts';
import { noTemplate } from './template-menu.ts';
import { whatIsSeen } from './what-is-seen.ts';

/** A composer as somebody has it in front of them, with everything that decides what it shows next. */
export interface Composing {
  readonly metadata: ComposerMetadata;
  readonly who: Colleague;
  readonly facts: ComposerFacts;
  readonly templates: readonly Template[];
  readonly suggestions: Suggestions;
  readonly entry: ComposerEntry;
  readonly draft: ComposerDraft;
  /** Another template or language was chosen than the text on screen is from. */
  readonly isRewritten: boolean;
  /** Nothing happened with this person since they looked. */
  readonly isUpToDate: boolean;
}

/** Reads what was chosen and typed, and what is known now; undefined when it is from an older release, or the lead is gone. */
export async function readComposing(
  bot: Bot,
  { by, privateMetadata, values }: Pick<ViewSubmission, 'by' | 'privateMetadata' | 'values'>,
): Promise<Composing | undefined> {
  const { desk, identity, teammates } = bot;
  const metadata = parseComposerMetadata(privateMetadata);
  if (!metadata) return undefined;
  const [facts, templates] = await Promise.all([
    readComposer(desk, identity.team, metadata.lead),
    desk.database.stores.templates.all(identity.team),
  ]);
  if (!facts) return undefined;
  const who = await teammates.inDesk(by, facts.card.account.desk);
  const suggestions = suggestAnswers(facts, templates);
  const chosen = chosenWording(metadata, values, facts, templates, suggestions);
  const isRewritten =
    chosen?.template !== metadata.wording?.template || chosen?.language !== metadata.wording?.language;
  const typed = typedIn(values, composerBlocks.text(metadata.generation), actionIds.composerText) ?? '';
  const entry: ComposerEntry = {
    wording: chosen,
    route: chosenRoute(values),
    written: isRewritten ? undefined : typed,
    answers: answersTo(typed, metadata, values),
  };
  return {
    metadata,
    who,
    facts,
    templates,
    suggestions,
    entry,
    draft: composerDraft({ facts, templates, settings: desk.settings.sending, agentName: who.firstName }, entry, who),
    isRewritten,
    isUpToDate: whatIsSeen(facts) === metadata.seen,
  };
}

/**
 * What the composer shows next. What happened meanwhile is shown at once and still has to be looked at: until somebody
 * was told of it, the composer remembers what they saw before.
 *
 * @param over with `notice`: they are told, so what is shown now is what they saw
 */
export function contentOf(
  { metadata, facts, templates, suggestions, entry, draft, isRewritten, isUpToDate }: Composing,
  now: Date,
  over: Pick<ComposerContent, 'notice'> = {},
): ComposerContent {
  const isTold = over.notice !== undefined;
  return {
    facts,
    templates,
    suggestions,
    draft,
    answers: entry.answers,
    generation: metadata.generation + (isRewritten ? 1 : 0),
    cause: metadata.cause,
    now,
    ...over,
    ...(isUpToDate || isTold ? {} : { seen: { version: metadata.version, seen: metadata.seen } }),
  };
}

function chosenWording(
  { wording, generation }: ComposerMetadata,
  values: ViewValues,
  facts: ComposerFacts,
  templates: readonly Template[],
  suggestions: Suggestions,
): ChosenWording | undefined {
  const key = selectedIn(values, composerBlocks.template, actionIds.composerTemplate) ?? wording?.template;
  const template = key === noTemplate ? undefined : templates.find((one) => one.key === key);
  if (!template) return undefined;
  if (template.key !== wording?.template) {
    return wordingOf(template, languageFor(template, suggestions, facts.card.account.language));
  }
  const spoken = language.safeParse(
    selectedIn(values, composerBlocks.language(generation), actionIds.composerLanguage),
  ).data;
  return spoken === undefined || spoken === wording.language ? wording : wordingOf(template, spoken);
}

const language = z.enum(languages);
const route = z.enum(['reply', 'private_reply', 'human_agent', 'by_hand'] as const satisfies readonly Route[]);

/** The block's id names the routes it offers, so it is found by how it begins. */
function chosenRoute(values: ViewValues): Route | undefined {
  const block = Object.keys(values).find((id) => id.startsWith(routeBlockPrefix));
  return block === undefined ? undefined : route.safeParse(selectedIn(values, block, actionIds.composerRoute)).data;
}

function answersTo(typed: string, { generation }: ComposerMetadata, values: ViewValues): ReadonlyMap<string, string> {
  return new Map(
    askedIn(typed).flatMap(({ label }) => {
      const answer = typedIn(values, composerBlocks.answer(generation, label), actionIds.composerAnswer);
      return answer ? [[label, answer]] : [];
    }),
  );
}

const selected = z.object({ selected_option: z.object({ value: z.string() }).nullish() });
const typed = z.object({ value: z.string().nullish() });

const selectedIn = (values: ViewValues, block: string, action: string): string | undefined =>
  selected.safeParse(values[block]?.[action]).data?.selected_option?.value;

const typedIn = (values: ViewValues, block: string, action: string): string | undefined =>
  typed.safeParse(values[block]?.[action]).data?.value ?? undefined;
