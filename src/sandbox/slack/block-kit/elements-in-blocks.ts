import { isJsonObject, type JsonObject, objectsIn } from '../json-object.ts';

/** A block wherever it stands, and the path that leads to it. */
export type PlacedBlock = { block: JsonObject; path: PropertyKey[] };

/** An interactive element, the block that holds it, and the path that leads to it. */
export type PlacedElement = { element: JsonObject; block: JsonObject; path: PropertyKey[] };

/** All blocks, those inside containers, carousels and plans included, outermost first. */
export function* everyBlock(blocks: unknown, path: PropertyKey[] = ['blocks']): Generator<PlacedBlock> {
  for (const [index, block] of (Array.isArray(blocks) ? blocks : []).entries()) {
    if (!isJsonObject(block)) continue;
    const here = [...path, index];
    yield { block, path: here };
    if (block.type === 'container') yield* everyBlock(block.child_blocks, [...here, 'child_blocks']);
    if (block.type === 'carousel') yield* everyBlock(block.elements, [...here, 'elements']);
    if (block.type === 'plan') yield* everyBlock(block.tasks, [...here, 'tasks']);
  }
}

/** All elements that people can act on, in reading order. */
export function* everyElement(blocks: unknown): Generator<PlacedElement> {
  for (const { block, path } of everyBlock(blocks)) {
    for (const [element, ...rest] of elementsOf(block)) yield { element, block, path: [...path, ...rest] };
  }
}

function elementsOf(block: JsonObject): [JsonObject, ...PropertyKey[]][] {
  switch (block.type) {
    case 'section':
      return isJsonObject(block.accessory) && block.accessory.type !== 'image' ? [[block.accessory, 'accessory']] : [];
    case 'input':
      return isJsonObject(block.element) ? [[block.element, 'element']] : [];
    case 'actions':
    case 'context_actions':
      return objectsIn(block.elements).map((element, index) => [element, 'elements', index]);
    case 'card':
      return objectsIn(block.actions).map((element, index) => [element, 'actions', index]);
    default:
      return [];
  }
}
