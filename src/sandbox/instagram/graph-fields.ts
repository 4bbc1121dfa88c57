import { refusal } from './graph-error.ts';
import type { Body } from './payloads.ts';

/** `fields=id,messages.limit(5){id,text}`: each name with its own modifiers and nested fields. */
export type RequestedFields = Map<string, { limit: number | undefined; fields: RequestedFields | undefined }>;

/** Reads Graph's field expansion; undefined when no fields were asked for. */
export function requestedFields(text: string | null): RequestedFields | undefined {
  if (text === null || text.trim() === '') return undefined;
  const fields: RequestedFields = new Map();
  for (const part of splitOutsideBraces(text)) {
    const match = /^\s*([\w]+)((?:\.\w+\([^)]*\))*)\s*(?:\{(.*)\})?\s*$/s.exec(part);
    if (match?.[1] === undefined) throw refusal.invalidParameter(`Syntax error "${part}" in fields`);
    const limit = /\.limit\((\d+)\)/.exec(match[2] ?? '')?.[1];
    fields.set(match[1], {
      limit: limit === undefined ? undefined : Number(limit),
      fields: requestedFields(match[3] ?? null),
    });
  }
  return fields;
}

function splitOutsideBraces(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if (char === '{' || char === '(') depth += 1;
    if (char === '}' || char === ')') depth -= 1;
    if (char === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else {
      part += char;
    }
  }
  return [...parts, part];
}

/**
 * The asked-for fields of a node, `id` always. A field the node type lacks is an error
 * for the whole call; one that is known but empty is left out, as Graph does.
 */
export function pickFields(node: Body, nodeType: string, requested: RequestedFields | undefined): Body {
  const picked: Body = {};
  for (const name of requested?.keys() ?? []) {
    if (!(name in node)) throw refusal.unknownField(name, nodeType);
    if (node[name] !== undefined) picked[name] = node[name];
  }
  return { ...picked, id: node.id };
}

/** One page of `items` with Graph's cursors; `next` is there only when more follow. */
export function pageOf<Item extends { id?: unknown }>(items: Item[], url: URL) {
  const limit = Math.max(1, Number(url.searchParams.get('limit') ?? 25) || 25);
  const after = url.searchParams.get('after');
  const found = after === null ? -1 : items.findIndex((item) => cursorOf(item) === after);
  if (after !== null && found === -1) throw refusal.invalidParameter('Invalid cursor: after');
  const page = items.slice(found + 1, found + 1 + limit);
  const [first, last] = [page.at(0), page.at(-1)];
  if (first === undefined || last === undefined) return { data: page };
  const cursors = { before: cursorOf(first), after: cursorOf(last) };
  if (found + 1 + limit >= items.length) return { data: page, paging: { cursors } };
  const next = new URL(url);
  next.searchParams.set('limit', String(limit));
  next.searchParams.set('after', cursors.after);
  return { data: page, paging: { cursors, next: next.href } };
}

const cursorOf = (item: { id?: unknown }) => Buffer.from(`cursor:${String(item.id)}`).toString('base64url');

/** API times: ISO with `+0000`, no colon and no fraction. */
export const graphTime = (at: Date) => at.toISOString().replace(/\.\d{3}Z$/, '+0000');
