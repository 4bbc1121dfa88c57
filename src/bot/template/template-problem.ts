import type { Language } from '../../domain/team/account.ts';
import type { Finding } from '../../domain/template/lint-template.ts';
import { longestTemplate } from '../../domain/template/template.ts';
import type { TemplateRefusal } from '../../domain/template/template-refusal.ts';
import { cut } from '../messages/cut.ts';
import { findingSentence } from '../messages/finding-sentence.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import type { Asked, Outcome } from '../slack/interaction.ts';
import { templateBlocks } from './read-template-values.ts';
import type { DraftProblem } from './template-draft.ts';

/** Sentences under inputs, by block id, as the answer to a modal takes them. */
export type InputErrors = Readonly<Record<string, string>>;

/** Below an input there is room for a few sentences. */
const errorRoom = { graphemes: 400, units: 800 };

/** Why a draft cannot be kept yet, under the inputs that are on screen. */
export function draftErrors(problem: DraftProblem, shown: Language, reader: Language): InputErrors {
  switch (problem.kind) {
    case 'no-title':
      return problem.language === shown
        ? { [templateBlocks.title(shown)]: say(reader, 'templates.error.title') }
        : { [templateBlocks.a(shown)]: elsewhere(problem.language, 'a', say(reader, 'templates.error.title'), reader) };
    case 'no-text':
      return {
        [templateBlocks.a(shown)]:
          problem.language === shown
            ? say(reader, 'templates.error.text')
            : elsewhere(problem.language, 'a', say(reader, 'templates.error.text'), reader),
      };
    case 'nothing-written':
      return { [templateBlocks.a(shown)]: say(reader, 'templates.error.empty') };
    case 'topics': {
      const { topics: most, topic: longest } = longestTemplate;
      return { [templateBlocks.topics]: say(reader, 'templates.error.topics', { most, longest }) };
    }
    default:
      return problem satisfies never;
  }
}

/** Why a template was not kept, under the inputs that are on screen. */
export function refusalErrors(refusal: TemplateRefusal, shown: Language, reader: Language): InputErrors {
  if (refusal.kind !== 'faulty-template') {
    return { [templateBlocks.a(shown)]: refusalSentence(refusal, reader) };
  }
  const sentences = new Map<string, string[]>();
  for (const { finding } of refusal.findings) {
    if (finding.severity !== 'error') continue;
    const block = blockOf(finding, shown);
    sentences.set(block, [...(sentences.get(block) ?? []), errorSentence(finding, shown, reader)]);
  }
  return Object.fromEntries([...sentences].map(([block, all]) => [block, cut(all.join(' '), errorRoom)]));
}

/** Says in private why nothing was done; for a press that has no input to say it under. */
export async function tellTemplateProblem(
  asked: Pick<Asked, 'tell'>,
  refusal: TemplateRefusal & { readonly kind: 'unknown-template' },
  reader: Language,
): Promise<Outcome> {
  await asked.tell({ text: sayMrkdwn(reader, 'templates.error.unknown') });
  return `refused ${refusal.kind}`;
}

const refusalSentence = (refusal: Exclude<TemplateRefusal, { kind: 'faulty-template' }>, reader: Language) =>
  refusal.kind === 'unknown-template'
    ? say(reader, 'templates.error.unknown')
    : say(reader, 'templates.error.changed', { version: refusal.version });

function blockOf(finding: Finding, shown: Language): string {
  if (finding.about === 'template') {
    return finding.fault.kind === 'promotional-on-day-0' ? templateBlocks.promotional : templateBlocks.a(shown);
  }
  return finding.language === shown ? templateBlocks[finding.variant](shown) : templateBlocks.a(shown);
}

function errorSentence(finding: Finding, shown: Language, reader: Language): string {
  const sentence = findingSentence(finding.fault, reader);
  return finding.about === 'template' || finding.language === shown
    ? sentence
    : elsewhere(finding.language, finding.variant, sentence, reader);
}

const elsewhere = (language: Language, variant: 'a' | 'b', problem: string, reader: Language) =>
  say(reader, variant === 'a' ? 'templates.error.elsewhere' : 'templates.error.elsewhereB', {
    language: say(reader, `language.${language}`),
    problem,
  });
