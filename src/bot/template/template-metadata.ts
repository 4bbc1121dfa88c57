import { z } from 'zod';
import { type TemplateKey, templateKey } from '../../domain/ids.ts';
import { type Language, languages } from '../../domain/team/account.ts';
import type { LanguageDraft } from './template-draft.ts';

/** Which part of the list is shown. */
export interface ListPlace {
  readonly page: number;
  readonly archived: boolean;
}

/** What the modal of one template remembers. */
export interface TemplateMetadata {
  /** Undefined while it is new. */
  readonly key: TemplateKey | undefined;
  /** The version the author began with. */
  readonly version: number;
  /** The language on screen. */
  readonly language: Language;
  /** What is changed and not saved in the other languages. */
  readonly drafts: Readonly<Partial<Record<Language, LanguageDraft>>>;
  /** The list below, to be drawn anew when something was saved. */
  readonly list: ListPlace & { readonly view: string };
}

/** Most characters of `private_metadata`. Source: docs.slack.dev/reference/views/modal-views */
const longestMetadata = 3000;

/** As Slack's `private_metadata`; undefined when it is more than a modal can remember. */
export function templateMetadata(metadata: TemplateMetadata): string | undefined {
  const text = JSON.stringify(metadata);
  return text.length > longestMetadata ? undefined : text;
}

export const listMetadata = ({ page, archived }: ListPlace): string => JSON.stringify({ page, archived });

const place = { page: z.int().min(0), archived: z.boolean() };
const draft = z.object({ title: z.string(), a: z.string(), b: z.string() });

const metadata = z.object({
  key: z.string().transform(templateKey).optional(),
  version: z.int(),
  language: z.enum(languages),
  drafts: z.partialRecord(z.enum(languages), draft),
  list: z.object({ ...place, view: z.string() }),
});

/** Undefined when it is not ours, or from an older release. */
export function parseTemplateMetadata(text: string): TemplateMetadata | undefined {
  const read = metadata.safeParse(parsed(text)).data;
  return read && { ...read, key: read.key };
}

/** The first page when it is not ours, or from an older release. */
export const parseListPlace = (text: string | undefined): ListPlace =>
  z.object(place).safeParse(parsed(text ?? '')).data ?? { page: 0, archived: false };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON, so not ours
  }
}
