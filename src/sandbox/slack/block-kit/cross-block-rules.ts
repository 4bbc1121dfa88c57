import type { JsonObject } from '../json-object.ts';
import { type BlockKitProblem, problemAt } from './block-kit-problem.ts';
import { everyBlock, everyElement } from './elements-in-blocks.ts';
import { SURFACES, type Surface } from './surface.ts';

/** Rules that look at several blocks at once; the blocks themselves are already well formed. */
export function crossBlockProblems(blocks: JsonObject[], surface: Surface): BlockKitProblem[] {
  return [
    ...misplacedBlocks(blocks, surface),
    ...repeatedBlockIds(blocks),
    ...repeatedActionIds(blocks),
    ...tooManyFocused(blocks),
    ...excessiveTotals(blocks),
  ];
}

function* misplacedBlocks(blocks: JsonObject[], surface: Surface): Generator<BlockKitProblem> {
  const surfaces: Partial<Record<string, readonly Surface[]>> = SURFACES;
  for (const { block, path } of everyBlock(blocks)) {
    const type = String(block.type);
    if (!surfaces[type]?.includes(surface)) {
      yield problemAt([...path, 'type'], 'not_allowed_here', `${type} blocks are not allowed in a ${surface}`);
    }
  }
}

function* repeatedBlockIds(blocks: JsonObject[]): Generator<BlockKitProblem> {
  const seen = new Set<unknown>();
  for (const { block, path } of everyBlock(blocks)) {
    if (block.block_id === undefined) continue;
    if (seen.has(block.block_id)) {
      yield problemAt([...path, 'block_id'], 'duplicate', `block_id is used twice: ${String(block.block_id)}`);
    }
    seen.add(block.block_id);
  }
}

function* repeatedActionIds(blocks: JsonObject[]): Generator<BlockKitProblem> {
  const seenIn = new Map<JsonObject, Set<unknown>>();
  for (const { element, block, path } of everyElement(blocks)) {
    if (element.action_id === undefined) continue;
    const seen = seenIn.get(block) ?? new Set();
    seenIn.set(block, seen);
    if (seen.has(element.action_id)) {
      yield problemAt([...path, 'action_id'], 'duplicate', `action_id is used twice: ${String(element.action_id)}`);
    }
    seen.add(element.action_id);
  }
}

function* tooManyFocused(blocks: JsonObject[]): Generator<BlockKitProblem> {
  const focused = [...everyElement(blocks)].filter(({ element }) => element.focus_on_load === true);
  for (const { path } of focused.slice(1)) {
    yield problemAt([...path, 'focus_on_load'], 'conflict', 'only one element may have focus_on_load');
  }
}

/**
 * Limits that hold for a whole payload: text in markdown blocks and in tables,
 * one table, two charts.
 *
 * Source: docs.slack.dev/reference/block-kit/blocks/markdown-block, …/table-block, …/data-visualization-block
 */
function* excessiveTotals(blocks: JsonObject[]): Generator<BlockKitProblem> {
  const ofType = (type: string) => [...everyBlock(blocks)].map(({ block }) => block).filter((b) => b.type === type);
  const markdown = ofType('markdown').reduce((sum, { text }) => sum + String(text).length, 0);
  if (markdown > 12_000) {
    yield problemAt(['blocks'], 'too_long', 'markdown blocks must be less than 12001 characters together');
  }
  if (ofType('table').length > 1) yield problemAt(['blocks'], 'too_many', 'no more than 1 table allowed');
  if (cellText(ofType('table')) > 10_000) {
    yield problemAt(['blocks'], 'too_long', 'table cells must be less than 10001 characters together');
  }
  if (cellText(ofType('data_table')) > 20_000) {
    yield problemAt(['blocks'], 'too_long', 'data_table cells must be less than 20001 characters together');
  }
  if (ofType('data_visualization').length > 2) {
    yield problemAt(['blocks'], 'too_many', 'no more than 2 data_visualization blocks allowed');
  }
}

function cellText(tables: JsonObject[]): number {
  return tables.reduce((sum, { rows }) => sum + shownText(rows), 0);
}

function shownText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + shownText(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : shownText(inner)),
    0,
  );
}
