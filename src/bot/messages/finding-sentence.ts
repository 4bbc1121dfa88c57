import type { Language } from '../../domain/team/account.ts';
import type { TemplateFault, WordingFault } from '../../domain/template/lint-template.ts';
import { foreignPlain } from './foreign-text.ts';
import { say } from './say.ts';

const wordsRoom = { graphemes: 60, units: 120 };
const words = (text: string) => foreignPlain(text, wordsRoom);

/** What is wrong with a template and what to do, for whoever writes it. */
export function findingSentence(fault: TemplateFault | WordingFault, language: Language): string {
  switch (fault.kind) {
    case 'missing-language':
      return say(language, 'finding.missing-language', { language: say(language, `language.${fault.language}`) });
    case 'promotional-on-day-0':
    case 'no-opt-out':
      return say(language, `finding.${fault.kind}`);
    case 'unknown-blank': {
      const written = `{${words(fault.written)}}`;
      return fault.nearest
        ? say(language, 'finding.unknown-blank-near', { written, nearest: `{${fault.nearest}}` })
        : say(language, 'finding.unknown-blank', { written, ask: '{ask: …}' });
    }
    case 'stray-brace':
      return say(language, 'finding.stray-brace', { near: words(fault.near), braces: '\\{ \\}' });
    case 'no-fallback':
      return say(language, 'finding.no-fallback', {
        blank: `{${fault.blank}}`,
        fallback: `{${fault.blank}|…}`,
        nothing: `{${fault.blank}|}`,
      });
    case 'too-long':
      return say(language, 'finding.too-long', { bytes: fault.bytes, most: fault.mostBytes });
    case 'link-not-allowed':
      return say(language, 'finding.link-not-allowed', { host: words(fault.host) });
    case 'no-story':
      return say(language, 'finding.no-story', { blank: '{story|…}' });
    case 'unmarked-offer':
      return say(language, 'finding.unmarked-offer', { words: words(fault.words) });
    case 'shouting':
      return say(language, 'finding.shouting', { words: words(fault.words.join(', ')) });
    default:
      return fault satisfies never;
  }
}
