import type { Suppression } from '../suppression/suppression.ts';
import type { Language } from '../team/account.ts';
import type { SendingSettings } from '../team/settings.ts';
import { findLinks, isAllowedHost } from './find-links.ts';
import { maxMessageBytes, utf8Bytes } from './message-bytes.ts';
import type { Route, TextKind } from './route.ts';

/** A text that is about to be sent, and what decides whether it may. */
export interface TextToSend {
  readonly text: string;
  readonly textKind: TextKind;
  readonly route: Route;
  /** Blanks that nobody filled, as the template calls them. */
  readonly blanksLeft: readonly string[];
  /** The language of the text and of the person, where they are known. */
  readonly language: Language | undefined;
  readonly theirLanguage: Language | undefined;
  /** How many other people got the very same text within `sameTextMinutes`. */
  readonly sameTextPeople: number;
  readonly suppression: Suppression | undefined;
}

/** What keeps a text from being sent; carries what the sentence needs. */
export type SendBlock =
  | { readonly kind: 'suppressed'; readonly since: Date }
  | { readonly kind: 'empty' }
  | { readonly kind: 'blank-left'; readonly blank: string }
  | { readonly kind: 'too-long'; readonly bytes: number; readonly most: number }
  | { readonly kind: 'link-not-allowed'; readonly link: string; readonly host: string | undefined }
  | { readonly kind: 'same-text'; readonly people: number; readonly minutes: number }
  /** As a human agent only an answer may go out, no offer. */
  | { readonly kind: 'promotion-as-human-agent' };

/** What a person should look at before sending. */
export type SendWarning = {
  readonly kind: 'other-language';
  readonly language: Language;
  readonly theirLanguage: Language;
};

export interface SendFindings {
  /** Any one of these forbids sending. */
  readonly blocks: readonly SendBlock[];
  readonly warnings: readonly SendWarning[];
}

/** Finds everything that is wrong with a text before it goes out, by whatever route, also by hand. */
export function lintSend(send: TextToSend, settings: SendingSettings): SendFindings {
  const { text, suppression, language, theirLanguage } = send;
  const bytes = utf8Bytes(text);
  const people = send.sameTextPeople + 1;
  const blocks: readonly (SendBlock | false | undefined)[] = [
    suppression && { kind: 'suppressed', since: suppression.since },
    isBlank(text) && { kind: 'empty' },
    ...blanksOf(send).map((blank) => ({ kind: 'blank-left' as const, blank })),
    bytes > maxMessageBytes && { kind: 'too-long', bytes, most: maxMessageBytes },
    ...findLinks(text)
      .filter(({ host }) => host === undefined || !isAllowedHost(host, settings.linkHosts))
      .map((link) => ({ kind: 'link-not-allowed' as const, ...link })),
    people > settings.sameTextPeople && { kind: 'same-text', people, minutes: settings.sameTextMinutes },
    send.textKind === 'promotional' && send.route === 'human_agent' && { kind: 'promotion-as-human-agent' },
  ];
  return {
    blocks: blocks.filter((block) => block !== false && block !== undefined),
    warnings:
      language && theirLanguage && language !== theirLanguage
        ? [{ kind: 'other-language', language, theirLanguage }]
        : [],
  };
}

/** Nothing that a reader would see. */
const isBlank = (text: string) => /^[\s\p{C}\p{M}\u2800\u3164\uffa0]*$/u.test(text);

/** Those the template knows of, and whatever still looks like one: a hand may have typed or broken it. */
function blanksOf({ text, blanksLeft }: TextToSend): readonly string[] {
  const typed = [...text.matchAll(/(?:\{|\{\{\s*)(\p{L}[^{}\n]{0,80})\}/gu)].map(([, blank = '']) => blank.trim());
  return [...new Set([...blanksLeft, ...typed])];
}
