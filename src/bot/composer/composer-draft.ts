import type { Language } from '../../domain/team/account.ts';
import type { SendingSettings } from '../../domain/team/settings.ts';
import { type Filling, fillTemplate, prefillTemplate, type Unresolved } from '../../domain/template/fill-template.ts';
import { guessLanguage } from '../../domain/template/guess-language.ts';
import { literalBraces } from '../../domain/template/literal-braces.ts';
import { type Question, questionsOf } from '../../domain/template/parse-template.ts';
import type { Template } from '../../domain/template/template.ts';
import type { ComposerFacts } from '../../domain/touch/composer-facts.ts';
import type { OpenRoute, RoutePlan, TextKind } from '../../domain/touch/route.ts';
import { lintSend, type SendFindings } from '../../domain/touch/send-lint.ts';
import type { TemplateUse } from '../../domain/touch/touch.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import type { ChosenWording, ComposerEntry } from './composer-entry.ts';

/** The wording that is offered; the other one will compete with it once results are counted. */
const variant = 'a';
/** Nobody is asked more than this. */
const mostQuestions = 10;
/** So much of a label is in the id of its input: a block id holds 255 characters. Source: docs.slack.dev/reference/block-kit/blocks */
export const longestLabelInId = 200;

/** What an answer has come to: everything that is shown while somebody writes, and that is sent in the end. */
export interface ComposerDraft {
  readonly template: Template | undefined;
  /** The language of the template. */
  readonly templateLanguage: Language | undefined;
  /** What stands in the box: the text, with blanks where something is asked for. */
  readonly written: string;
  readonly questions: readonly Question[];
  /** Exactly as it will arrive. */
  readonly text: string;
  readonly bytes: number;
  readonly blanksLeft: readonly string[];
  readonly textKind: Exclude<TextKind, 'automatic'>;
  readonly wording: ChosenWording | undefined;
  readonly use: TemplateUse | undefined;
  /** The language of the text, where it is known. */
  readonly language: Language | undefined;
  readonly plan: RoutePlan;
  readonly route: OpenRoute | undefined;
  readonly findings: SendFindings;
}

export interface DraftFacts {
  readonly facts: ComposerFacts;
  readonly templates: readonly Template[];
  readonly settings: SendingSettings;
  /** What the person who answers is called; undefined when Slack did not say. */
  readonly agentName: string | undefined;
}

/** Works out what has been written so far. */
export function composerDraft(
  { facts, templates, settings, agentName }: DraftFacts,
  entry: ComposerEntry,
  reader: Reader,
): ComposerDraft {
  const filling = fillingOf(facts, agentName);
  const template = templates.find(({ key }) => key === entry.wording?.template);
  const chosen = entry.wording?.language;
  const wording = chosen && template?.languages[chosen]?.[variant];
  const prefilled =
    chosen && wording !== undefined
      ? prefillTemplate({ text: wording, language: chosen }, filling, (name) =>
          say(reader.language, `composer.ask.${name}`),
        )
      : '';
  const used = wording === undefined ? undefined : entry.wording;
  const written = entry.written ?? prefilled;
  const guessed = guessLanguage(written);
  // A template that was changed meanwhile can't be compared: then it still counts as one.
  const isAsWritten =
    wording !== undefined && (written.trim() === prefilled.trim() || template?.version !== entry.wording?.version);
  const language = isAsWritten ? chosen : guessed;
  const filled = fillTemplate(
    { text: literalBraces(written), language: language ?? chosen ?? 'en' },
    { ...filling, answers: entry.answers },
  );
  const textKind = template?.promotional ? 'promotional' : isAsWritten ? 'template' : 'personal';
  const plan = facts.plans[textKind];
  const route = plan.open.find((open) => open.route === entry.route) ?? plan.open[0];
  const blanksLeft = filled.unresolved.map(nameOf);
  return {
    template,
    templateLanguage: wording === undefined ? undefined : chosen,
    written,
    questions: askedIn(written),
    text: filled.text,
    bytes: filled.bytes,
    blanksLeft,
    textKind,
    wording: used,
    use: used && { key: used.template, version: used.version, variant, language: used.language },
    language,
    plan,
    route,
    findings: lintSend(
      {
        text: filled.text,
        textKind,
        route: route?.route ?? 'by_hand',
        blanksLeft,
        language,
        theirLanguage: guessLanguage(theirWords(facts)),
        sameTextPeople: 0, // counted when it is sent: what others are sent meanwhile changes
        suppression: undefined, // then no route is open
      },
      settings,
    ),
  };
}

/** What is asked for in a text, each once; labels that begin alike for very long are asked for once too. */
export function askedIn(written: string): readonly Question[] {
  const questions = questionsOf(literalBraces(written));
  const byStart = new Map(
    questions.toReversed().map((question) => [question.label.slice(0, longestLabelInId), question]),
  );
  return questions.filter((question) => [...byStart.values()].includes(question)).slice(0, mostQuestions);
}

/** What the viewer wrote lately, the newest last. */
export const theirWords = ({ conversation }: Pick<ComposerFacts, 'conversation'>): string | undefined =>
  conversation.flatMap(({ from, text, unsent }) => (from === 'them' && text && !unsent ? [text] : [])).join('\n') ||
  undefined;

/** What is known to fill blanks with. */
export const fillingOf = (
  { card }: Pick<ComposerFacts, 'card'>,
  agentName: string | undefined,
): Omit<Filling, 'answers'> => ({
  displayName: card.viewer.displayName,
  userName: card.viewer.userName,
  storyTopic: card.story?.caption,
  link: undefined, // no account has a link of its own yet
  agentName,
});

function nameOf(open: Unresolved): string {
  switch (open.kind) {
    case 'missing':
      return open.name;
    case 'unanswered':
      return open.label;
    case 'unknown-blank':
      return open.written;
    case 'stray-brace':
      return open.near;
  }
}
