import type { Language } from '../../domain/team/account.ts';
import { type Catalogue, catalogues, type MessageKey } from './catalogue.ts';
import { formatMessage, type Values } from './format-message.ts';
import type { ValuesOf } from './icu-arguments.ts';
import { type Mrkdwn, trusted } from './mrkdwn.ts';

type ValuesFor<Key extends MessageKey, Text extends string> = keyof ValuesOf<Catalogue[Key], Text> extends never
  ? []
  : [values: ValuesOf<Catalogue[Key], Text>];

/**
 * Says `key` as plain text: for `plain_text` objects, button words, labels and errors in modals.
 *
 * Unknown keys, missing values and words in place of numbers do not compile. Should formatting fail all the same, the
 * English sentence stands in, so that no card is ever lost to its wording.
 */
export function say<Key extends MessageKey>(language: Language, key: Key, ...[values]: ValuesFor<Key, string>): string {
  return formatted(language, key, values);
}

/** Says `key` as mrkdwn: like `say`, but everything put into the sentence must be safe mrkdwn itself. */
export function sayMrkdwn<Key extends MessageKey>(
  language: Language,
  key: Key,
  ...[values]: ValuesFor<Key, Mrkdwn>
): Mrkdwn {
  return trusted(formatted(language, key, values));
}

const formatted = (language: Language, key: MessageKey, values: Values | undefined): string =>
  formatMessage(
    [
      { language, literal: catalogues[language][key] },
      { language: 'en', literal: catalogues.en[key] },
    ],
    values,
  );
