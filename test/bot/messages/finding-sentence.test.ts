import { describe, expect, test } from 'vitest';
import { findingSentence } from '../../../src/bot/messages/finding-sentence.ts';
import { languages } from '../../../src/domain/team/account.ts';
import type { TemplateFault, WordingFault } from '../../../src/domain/template/lint-template.ts';

type Fault = TemplateFault | WordingFault;
/** One of each kind; the compiler asks for those that are missing. */
const faults: { readonly [Kind in Fault['kind']]: Extract<Fault, { kind: Kind }> } = {
  'missing-language': { kind: 'missing-language', language: 'fr' },
  'promotional-on-day-0': { kind: 'promotional-on-day-0' },
  'unknown-blank': { kind: 'unknown-blank', written: 'nmae', nearest: 'first_name' },
  'stray-brace': { kind: 'stray-brace', near: 'Hi first}' },
  'no-fallback': { kind: 'no-fallback', blank: 'handle' },
  'too-long': { kind: 'too-long', bytes: 1200, mostBytes: 1000 },
  'link-not-allowed': { kind: 'link-not-allowed', link: 'https://evil.example/x', host: 'evil.example' },
  'no-story': { kind: 'no-story' },
  'no-opt-out': { kind: 'no-opt-out' },
  'unmarked-offer': { kind: 'unmarked-offer', words: '20 %' },
  shouting: { kind: 'shouting', words: ['NOW', '!!'] },
};

describe('what is wrong with a template', () => {
  test('is said with what to do', () => {
    const said = Object.values(faults).map((fault) => findingSentence(fault, 'en'));

    expect(said).toMatchInlineSnapshot(`
      [
        "No French text yet: who writes in French is answered in another language.",
        "Promotes something on day 0, which is for thanks and answers: make it a later step.",
        "Nobody knows the blank {nmae}. Write {first_name}.",
        "A brace opens or closes no blank, near “Hi first}”. A brace that is meant is written \\{ \\}.",
        "{handle} may be unknown. Write {handle|…}, or {handle|} for nothing.",
        "May be 1,200 bytes long when filled; Instagram takes 1,000.",
        "Links to evil.example, which the settings do not allow.",
        "Does not name the story: put {story|…} where you speak of it.",
        "Does not say how to get no more messages, for instance “Reply STOP”: from day 2 on each message does.",
        "Sounds like an offer (“20 %”), but does not say that it promotes something.",
        "Shouts: NOW, !!.",
      ]
    `);
  });

  test.each(languages)('is said in %s with the same examples', (language) => {
    const blanks = Object.values(faults).map((fault) => findingSentence(fault, language).match(/\{[^}]*\}/g) ?? []);
    const meant = Object.values(faults).map((fault) => findingSentence(fault, 'en').match(/\{[^}]*\}/g) ?? []);

    expect(blanks).toEqual(meant);
  });

  test('quotes little of what was written', () => {
    const said = findingSentence({ kind: 'unknown-blank', written: 'x'.repeat(900), nearest: undefined }, 'en');

    expect(said.length).toBeLessThan(200);
  });
});
