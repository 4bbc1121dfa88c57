import type { TemplateFigures } from '../../domain/figures/figures.ts';
import type { Language } from '../../domain/team/account.ts';
import type { Template } from '../../domain/template/template.ts';
import { cut } from './cut.ts';
import { foreignMrkdwn, foreignPlain, isBlank } from './foreign-text.ts';
import { type Mrkdwn, trusted } from './mrkdwn.ts';
import { say, sayMrkdwn } from './say.ts';

const titleRoom = { graphemes: 60, units: 120 };
/** What breaks mentions takes room as well. */
const plainRoom = { graphemes: 60, units: 90 };

/** Which wording: its template, variant and language. */
type Wording = Pick<TemplateFigures, 'key' | 'variant' | 'language'>;

/** How a template is called: by its title in the reader's language, else in any, else by its key. */
export function templateTitle(key: string, library: readonly Template[], language: Language): string {
  const written = library.find((template) => template.key === key)?.languages;
  const title = [written?.[language], written?.en, written?.fr, written?.nl].find((one) => !isBlank(one?.title))?.title;
  return title ?? key;
}

/** `“Thanks” (b, French)` */
export const wordingName = (wording: Wording, library: readonly Template[], language: Language): Mrkdwn =>
  sayMrkdwn(language, 'figure.wording', {
    title: foreignMrkdwn(templateTitle(wording.key, library, language), titleRoom),
    variant: foreignMrkdwn(wording.variant, titleRoom),
    language: trusted(say(language, `language.${wording.language}`)),
  });

/** The same as plain text. */
export const wordingNamePlain = (wording: Wording, library: readonly Template[], language: Language): string =>
  say(language, 'figure.wording', {
    title: cut(foreignPlain(templateTitle(wording.key, library, language), titleRoom), plainRoom),
    variant: foreignPlain(wording.variant, titleRoom),
    language: say(language, `language.${wording.language}`),
  });
