import type { KnownBlock, ModalView } from '@slack/types';
import type { Suggestions } from '../../domain/template/suggest-templates.ts';
import type { Template } from '../../domain/template/template.ts';
import type { ComposerFacts } from '../../domain/touch/composer-facts.ts';
import { maxMessageBytes } from '../../domain/touch/message-bytes.ts';
import type { TouchStatus } from '../../domain/touch/touch.ts';
import { deed, named } from '../card/card-lines.ts';
import { touchLine } from '../card/touch-line.ts';
import { callbackIds } from '../messages/action-ids.ts';
import { conversationLines } from '../messages/conversation-lines.ts';
import { blockWords, warningWords } from '../messages/finding-words.ts';
import { isBlank } from '../messages/foreign-text.ts';
import { bold, joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { personLink } from '../messages/person-name.ts';
import type { Reader } from '../messages/reader.ts';
import { closedRouteWords, goesWords, nextWords } from '../messages/route-words.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { storyName } from '../messages/story-name.ts';
import { context, divider, partsThatFit, plainSection, plainText, section } from '../messages/text-blocks.ts';
import { markedTier } from '../messages/tier.ts';
import type { ComposerDraft } from './composer-draft.ts';
import { answerInput, languageBlock, routeBlock, templateBlock, textInput } from './composer-inputs.ts';
import { composerMetadata } from './composer-metadata.ts';
import { noTemplate, templateMenu } from './template-menu.ts';
import { whatIsSeen } from './what-is-seen.ts';

/** What the composer shows. */
export interface ComposerContent {
  readonly facts: ComposerFacts;
  readonly templates: readonly Template[];
  readonly suggestions: Suggestions;
  readonly draft: ComposerDraft;
  /** What was answered to free blanks, by label. */
  readonly answers: ReadonlyMap<string, string>;
  /** Grows whenever the box gets another text. */
  readonly generation: number;
  readonly cause: string;
  readonly now: Date;
  /** What to say first, e.g. why nothing was sent. */
  readonly notice?: Mrkdwn;
  /** What is on screen already and stays so until it is sent; by default what `facts` say. */
  readonly seen?: { readonly version: number; readonly seen: string };
}

/**
 * The modal in which somebody answers a viewer: what was said, how the answer goes out, a template or their own words,
 * and the text exactly as it will arrive. Nothing leaves it but by its submit button.
 */
export function composerModal(content: ComposerContent, reader: Reader): ModalView {
  const { facts, draft, generation, cause } = content;
  const { language } = reader;
  const isByHand = draft.route?.route === 'by_hand';
  return {
    type: 'modal',
    callback_id: callbackIds.composer,
    private_metadata: composerMetadata({
      lead: facts.card.lead.id,
      ...(content.seen ?? { version: facts.card.lead.version, seen: whatIsSeen(facts) }),
      wording: draft.wording,
      route: draft.route?.route,
      generation,
      cause,
    }),
    title: plainText(say(language, 'composer.title')),
    submit: plainText(say(language, isByHand ? 'composer.showText' : 'composer.send')),
    close: plainText(say(language, 'composer.close')),
    blocks: [
      ...(content.notice ? [section('composer_notice', content.notice)] : []),
      ...personBlocks(facts, reader),
      divider('composer_divider'),
      ...writingBlocks(content, reader),
      ...previewBlocks(draft, reader),
    ],
  };
}

/** How many lines of the conversation are shown. */
const mostLines = 4;

/** A message in one of these states stands in the conversation itself. */
const isSaid: ReadonlySet<TouchStatus> = new Set<TouchStatus>(['sent', 'seen', 'said-sent']);

/** Who it is, what they did, what was said before, and what became of our last message if it is not among that. */
export function personBlocks(facts: ComposerFacts, reader: Reader): KnownBlock[] {
  const { card, conversation, touch } = facts;
  const { language } = reader;
  const who = joinMrkdwn([
    bold(personLink(named(card), language)),
    markedTier(card.lead.segment, card.score, language),
    deed(card, language),
    card.story && storyName(card.story, reader),
  ]);
  const said = conversationLines(conversation, mostLines, named(card), reader);
  return [
    section('composer_who', who),
    ...(said ? [section('composer_said', said)] : []),
    ...(touch && !isSaid.has(touch.status) ? [context('composer_touch', touchLine(touch, reader))] : []),
  ];
}

function writingBlocks(content: ComposerContent, reader: Reader): KnownBlock[] {
  const { facts, templates, suggestions, draft, generation, answers, now } = content;
  const menu = templateMenu(templates, suggestions, facts.card.account.language, reader);
  const spoken = languageBlock(draft, generation, reader);
  return [
    routeBlock(howItGoes(draft, facts, reader, now), draft, reader),
    templateBlock(menu, draft.template?.key ?? noTemplate, reader),
    ...(menu.leftOut > 0
      ? [context('composer_left_out', sayMrkdwn(reader.language, 'composer.moreTemplates', { count: menu.leftOut }))]
      : []),
    ...(spoken ? [spoken] : []),
    ...draft.questions.map((question) => answerInput(question, answers.get(question.label), generation)),
    textInput(draft.written, generation, reader),
  ];
}

/** The way it goes, or why this text has none; and the better way that only one's own words would have. */
function howItGoes({ route, plan, textKind }: ComposerDraft, facts: ComposerFacts, reader: Reader, now: Date): Mrkdwn {
  const [inOwnWords] = facts.plans.personal.open;
  const isBetter = textKind !== 'personal' && inOwnWords && inOwnWords.route !== 'by_hand';
  const hint =
    isBetter && (!route || route.route === 'by_hand')
      ? sayMrkdwn(reader.language, 'next.ownWords', { goes: goesWords(inOwnWords, reader, now) })
      : undefined;
  const paused = plan.closed.find(({ because }) => because.kind === 'account-paused');
  // Whoever is to send it by hand wants to know what keeps Storydesk from it.
  const inTheWay = route?.route === 'by_hand' ? plan.closed.find((closed) => closed.route === 'reply') : undefined;
  const why = paused ?? inTheWay;
  if (route) {
    return joinMrkdwn([goesWords(route, reader, now), hint, why && closedRouteWords(why, reader)], '\n');
  }
  return joinMrkdwn([closedWay(plan, reader), hint ?? (plan.next && nextWords(plan.next, reader, now))], '\n');
}

const bullet = trusted('•');

/** Every way that is closed, with the reason. */
export const closedWay = ({ closed }: ComposerDraft['plan'], reader: Reader): Mrkdwn =>
  partsThatFit(
    closed.map((route) => joinMrkdwn([bullet, closedRouteWords(route, reader)], ' ')),
    '\n',
  ).text;

/** Longest text of one text object. Source: docs.slack.dev/reference/block-kit/composition-objects/text-object */
const longestText = 3000;

function previewBlocks({ text, bytes, findings }: ComposerDraft, reader: Reader): KnownBlock[] {
  const { language } = reader;
  const left = maxMessageBytes - bytes;
  const wrong = [
    // An empty box shows that by itself.
    ...findings.blocks.filter(({ kind }) => kind !== 'empty').map((block) => blockWords(block, reader)),
    ...findings.warnings.map((warning) => warningWords(warning, reader)),
  ].slice(0, mostFindings);
  return [
    section('composer_preview_title', bold(sayMrkdwn(language, 'composer.preview'))),
    plainSection('composer_preview', isBlank(text) ? '…' : text.slice(0, longestText)),
    ...(left >= 0
      ? [context('composer_bytes', sayMrkdwn(language, 'composer.bytesLeft', { left, most: maxMessageBytes }))]
      : []),
    ...(wrong.length > 0 ? [plainSection('composer_findings', wrong.map((words) => `⚠️ ${words}`).join('\n'))] : []),
  ];
}

/** More are shown once these are mended. */
const mostFindings = 5;
