import type { Finding, TemplateFault, WordingFault } from '../domain/template/lint-template.ts';

/** What the command line says about a finding: what is wrong, and what to do. */
export function findingLine({ fault }: Finding): string {
  return sentenceOf(fault);
}

function sentenceOf(fault: TemplateFault | WordingFault): string {
  switch (fault.kind) {
    case 'missing-language':
      return `has no ${languageNames[fault.language]} text: whoever writes in that language is answered in another`;
    case 'promotional-on-day-0':
      return 'is promotional and goes out on day 0, which is for thanks and answers: make it a later step';
    case 'unknown-blank':
      return `has a blank nobody knows, {${shortened(fault.written)}}: ${fault.nearest ? `write {${fault.nearest}}` : 'ask for it before sending with {ask: …}'}`;
    case 'stray-brace':
      return `has a brace that opens or closes no blank, near "${oneLine(fault.near)}": a brace that is meant is written \\{ or \\}`;
    case 'no-fallback':
      return `has no fallback for {${fault.blank}}, which may be unknown: write {${fault.blank}|what else to say}, or {${fault.blank}|} for nothing`;
    case 'too-long':
      return `may be ${fault.bytes} bytes long when filled; Instagram takes ${fault.mostBytes}`;
    case 'link-not-allowed':
      return `links to ${fault.host}, which is not among the allowed hosts: ${shortened(fault.link)}`;
    case 'no-story':
      return 'does not name the story: put {story|…} where it is spoken of';
    case 'no-opt-out':
      return 'does not say how to get no more messages, e.g. "reply STOP": from day 2 on each message does';
    case 'unmarked-offer':
      return `sounds like an offer ("${fault.words}") and is not marked promotional: true`;
    case 'shouting':
      return `shouts: ${fault.words.map(shortened).join(', ')}`;
    default:
      return fault satisfies never;
  }
}

const languageNames = { en: 'English', fr: 'French', nl: 'Dutch' } as const;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const shortened = (text: string) =>
  text.length > 60 ? `${oneLine(text).slice(0, 59).toWellFormed()}…` : oneLine(text);
