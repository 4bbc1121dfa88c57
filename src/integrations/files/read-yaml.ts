import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';

/** Where something stands in a file: keys, and places in lists. */
export type Path = readonly PropertyKey[];

/** A file that was read and has the shape it should. */
export interface YamlFile<Value> {
  readonly value: Value;
  /** How a complaint about `path` begins, e.g. `settings.yml:12: accounts[0].desk`. */
  readonly at: (path: Path) => string;
}

/**
 * Reads the YAML `text` against `schema`. Unknown keys are mistakes when the schema is strict, and the nearest known one
 * is named. Every mistake is one line in `problems`, with the file's line number, in the order of the file; the answer
 * is then undefined.
 *
 * @param name how complaints call the file
 * @param what what a key of this file is, e.g. `a setting`
 */
export function readYaml<Value>(
  text: string,
  name: string,
  schema: z.ZodType<Value>,
  what: string,
  problems: string[],
): YamlFile<Value> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    // The message alone: a pretty error would quote the line, and somebody may have put a token there.
    problems.push(...document.errors.map((error) => `${name}:${lines.linePos(error.pos[0]).line}: ${error.message}.`));
    return undefined;
  }

  const at = (path: Path) => `${name}:${lineOf(document, path, lines)}: ${display(path)}`;
  const read = schema.safeParse(document.toJS() ?? {});
  if (read.success) return { value: read.data, at };

  const complaints = read.error.issues
    .flatMap((issue) => complaintsOf(issue, schema, what))
    .toSorted((a, b) => lineOf(document, a.path, lines) - lineOf(document, b.path, lines));
  problems.push(...new Set(complaints.map(({ path, complaint }) => `${at(path)} ${complaint}.`)));
  return undefined;
}

interface Complaint {
  readonly path: Path;
  readonly complaint: string;
}

function complaintsOf(issue: z.core.$ZodIssue, schema: unknown, what: string): Complaint[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, complaint: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    complaint: `is not ${what}${didYouMean(key, knownKeys(schema, issue.path))}`,
  }));
}

/** The keys that may stand at `path` of a file. */
function knownKeys(whole: unknown, path: Path): readonly string[] {
  let schema = whole;
  for (const step of path) {
    schema = unwrap(schema);
    if (schema instanceof z.ZodArray) schema = schema.element;
    else if (schema instanceof z.ZodObject) schema = schema.shape[String(step)];
  }
  schema = unwrap(schema);
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** What is written, behind all that may be missing or is turned into something else. */
function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
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
