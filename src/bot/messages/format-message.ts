import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../domain/team/account.ts';
import { typeset } from '../../domain/typeset.ts';

/** One wording of a sentence. */
export interface Wording {
  readonly language: Language;
  /** An ICU message. */
  readonly literal: string;
}

export type Values = Readonly<Record<string, string | number>>;

/**
 * Fills `values` into the first of `wordings` that can be formatted. Never throws: when none can, the last one's
 * simple blanks are filled in, with … for what is missing, since a card must not be lost to its wording.
 */
export function formatMessage(wordings: readonly [Wording, ...Wording[]], values: Values | undefined): string {
  for (const wording of wordings) {
    try {
      return String(compiled(wording).format(values));
    } catch {
      // The next wording may be sound; the catalogue's tests are where a fault is to be noticed.
    }
  }
  const last = wordings.at(-1) ?? wordings[0];
  return last.literal.replace(/\{(\w+)\}/g, (_, name: string) => String(values?.[name] ?? '…'));
}

const formats = new Map<string, IntlMessageFormat>();

/** Compiled on first use and kept: the catalogue is finite and never changes while we run. */
function compiled({ language, literal }: Wording): IntlMessageFormat {
  const name = `${language}:${literal}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new IntlMessageFormat(typeset(language, literal), language, undefined, { ignoreTag: true });
  formats.set(name, made);
  return made;
}
