import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../domain/team/account.ts';
import { type Catalogue, catalogues, type MessageKey } from './catalogue.ts';
import type { ValuesOf } from './icu-arguments.ts';
import { type Mrkdwn, trusted } from './mrkdwn.ts';
import { typeset } from './typeset.ts';

type Values<Key extends MessageKey, Text extends string> = keyof ValuesOf<Catalogue[Key], Text> extends never
  ? []
  : [values: ValuesOf<Catalogue[Key], Text>];

/**
 * Says `key` as plain text: for `plain_text` objects, button words, labels and errors in modals.
 *
 * Unknown keys, missing values and words in place of numbers do not compile. Should formatting fail all the same, the
 * English sentence stands in, so that no card is ever lost to its wording.
 */
export function say<Key extends MessageKey>(language: Language, key: Key, ...[values]: Values<Key, string>): string {
  return formatted(language, key, values);
}

/** Says `key` as mrkdwn: like `say`, but everything put into the sentence must be safe mrkdwn itself. */
export function sayMrkdwn<Key extends MessageKey>(
  language: Language,
  key: Key,
  ...[values]: Values<Key, Mrkdwn>
): Mrkdwn {
  return trusted(formatted(language, key, values));
}

type AnyValues = Readonly<Record<string, string | number>> | undefined;

function formatted(language: Language, key: MessageKey, values: AnyValues): string {
  try {
    return formatFor(language, key).format(values) as string;
  } catch {
    return inPlainEnglish(key, values);
  }
}

/** English without plural rules if need be: the literal with its simple blanks filled in. */
function inPlainEnglish(key: MessageKey, values: AnyValues): string {
  try {
    return formatFor('en', key).format(values) as string;
  } catch {
    const literal: string = catalogues.en[key] ?? key;
    return literal.replace(/\{(\w+)\}/g, (_, name: string) => String(values?.[name] ?? '…'));
  }
}

const formats = new Map<string, IntlMessageFormat>();

/** Compiled on first use and kept: the catalogue is finite and never changes while we run. */
function formatFor(language: Language, key: MessageKey): IntlMessageFormat {
  const name = `${language}:${key}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new IntlMessageFormat(typeset(language, catalogues[language][key]), language, undefined, {
    ignoreTag: true,
  });
  formats.set(name, made);
  return made;
}
