import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { slackUserId } from '../domain/ids.ts';
import { type DeskSettings, defaultSettings } from '../domain/team/settings.ts';
import { didYouMean } from './did-you-mean.ts';
import { settingsSchema, type WrittenAccount, type WrittenSettings } from './settings-schema.ts';

/** What a settings file amounts to. */
export interface SettingsFile {
  /** The defaults, with what the file says laid over them. */
  readonly settings: DeskSettings;
  readonly accounts: readonly PlacedAccount[];
}

/** An account of the file, and the place that complaints about it name. */
export interface PlacedAccount {
  readonly account: WrittenAccount;
  /** E.g. `settings.yml:12: accounts[0]`. */
  readonly place: string;
}

/** Where something stands in the file: keys, and places in lists. */
type Path = readonly PropertyKey[];

export const noSettingsFile: SettingsFile = { settings: defaultSettings, accounts: [] };

/**
 * Reads the YAML `text` of a settings file. Unknown keys are mistakes, since a threshold that was mistyped would
 * otherwise silently keep its default. Every mistake is one line in `problems`, with the file's line number.
 *
 * @param name how complaints call the file
 */
export function parseSettingsFile(text: string, name: string, problems: string[]): SettingsFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    // The message alone: a pretty error would quote the line, and somebody may have put a token there.
    problems.push(...document.errors.map((error) => `${name}:${lines.linePos(error.pos[0]).line}: ${error.message}.`));
    return noSettingsFile;
  }

  const at = (path: Path) => `${name}:${lineOf(document, path, lines)}: ${display(path)}`;
  const read = settingsSchema.safeParse(document.toJS() ?? {});
  if (!read.success) {
    const complaints = read.error.issues
      .flatMap(complaintsOf)
      .toSorted((a, b) => lineOf(document, a.path, lines) - lineOf(document, b.path, lines));
    problems.push(...new Set(complaints.map(({ path, complaint }) => `${at(path)} ${complaint}.`)));
    return noSettingsFile;
  }

  const settings = overlay(read.data);
  if (settings.sorting.loyalStories > settings.sorting.loyalOfStories) {
    problems.push(`${at(['sorting', 'loyalStories'])} must not be more than loyalOfStories.`);
  }
  const accounts = (read.data.accounts ?? []).map((account, index) => ({ account, place: at(['accounts', index]) }));
  return { settings, accounts };
}

/** Lays what was written over the defaults: groups and weights key by key, a list as a whole. */
function overlay({ sorting, rhythm, sending, managers }: WrittenSettings): DeskSettings {
  return {
    sorting: {
      ...defaultSettings.sorting,
      ...definedOf({
        ...sorting,
        weights: { ...defaultSettings.sorting.weights, ...definedOf(sorting?.weights ?? {}) },
      }),
    },
    rhythm: { ...defaultSettings.rhythm, ...definedOf(rhythm ?? {}) },
    sending: { ...defaultSettings.sending, ...definedOf(sending ?? {}) },
    managers: managers?.map(slackUserId) ?? defaultSettings.managers,
  };
}

type Defined<Written> = { [Key in keyof Written]?: Exclude<Written[Key], undefined> };

function definedOf<Written extends object>(written: Written): Defined<Written> {
  // Only the keys that hold undefined are taken away.
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)) as Defined<Written>;
}

interface Complaint {
  readonly path: Path;
  readonly complaint: string;
}

function complaintsOf(issue: z.core.$ZodIssue): Complaint[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, complaint: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    complaint: `is not a setting${didYouMean(key, knownKeys(issue.path))}`,
  }));
}

/** The keys that may stand at `path` of a settings file. */
function knownKeys(path: Path): readonly string[] {
  let schema: unknown = settingsSchema;
  for (const step of path) {
    schema = unwrap(schema);
    if (schema instanceof z.ZodArray) schema = schema.element;
    else if (schema instanceof z.ZodObject) schema = schema.shape[String(step)];
  }
  schema = unwrap(schema);
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unwrap(schema.unwrap()) : schema;
}

/** `accounts[0].timeZone` */
function display(path: Path): string {
  return path.length === 0
    ? 'the file'
    : path
        .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`))
        .join('');
}

/** The line of the key at `path`; of what should have held it when there is none. */
function lineOf(document: Document, path: Path, lines: LineCounter): number {
  const holder = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  const key = isMap(holder)
    ? holder.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(last))?.key
    : undefined;
  const node = key ?? (path.length > 0 ? document.getIn(path, true) : document.contents);
  if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  return path.length > 0 ? lineOf(document, path.slice(0, -1), lines) : 1;
}
