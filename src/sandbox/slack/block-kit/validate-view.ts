import { z } from 'zod';
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { type BlockKitProblem, problemAt, problemsOf } from './block-kit-problem.ts';
import { checkBlocks } from './check-blocks.ts';
import { everyBlock } from './elements-in-blocks.ts';
import { callbackId, externalId } from './identifier.ts';
import { plainText } from './text-object.ts';

const LARGEST_VIEW_BYTES = 250 * 1024;
const LONGEST_PRIVATE_METADATA = 3000;
const MODAL_TEXT = 24;

const viewFields = {
  // The blocks have their own check, which knows the surface.
  blocks: z.unknown(),
  private_metadata: z.string().max(LONGEST_PRIVATE_METADATA).optional(),
  callback_id: callbackId.optional(),
  external_id: externalId.optional(),
};

const modalView = z.strictObject({
  type: z.literal('modal'),
  ...viewFields,
  title: plainText(MODAL_TEXT),
  submit: plainText(MODAL_TEXT).optional(),
  close: plainText(MODAL_TEXT).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
});

const homeView = z.strictObject({ type: z.literal('home'), ...viewFields });

const view = z.discriminatedUnion('type', [modalView, homeView]);

/**
 * Says what Slack would refuse in a modal or a Home tab; empty when nothing.
 * Pointers start at the view: `/title/text`, `/blocks/0/label/text`.
 *
 * Source: docs.slack.dev/reference/views/modal-views, …/home-tab-views
 */
export function validateView(candidate: unknown): BlockKitProblem[] {
  const parsed = view.safeParse(candidate, { reportInput: true });
  const problems = parsed.success ? [] : problemsOf(parsed.error.issues, []);
  if (!isJsonObject(candidate)) return problems;
  return [
    ...problems,
    ...checkBlocks(candidate.blocks, candidate.type === 'home' ? 'home' : 'modal'),
    ...missingSubmit(candidate),
    ...excessiveSize(candidate),
  ];
}

function missingSubmit(candidate: JsonObject): BlockKitProblem[] {
  if (candidate.type !== 'modal' || candidate.submit !== undefined) return [];
  const hasInput = [...everyBlock(candidate.blocks)].some(({ block }) => block.type === 'input');
  return hasInput
    ? [problemAt(['submit'], 'missing', 'missing required field: submit, as there are input blocks')]
    : [];
}

function excessiveSize(candidate: JsonObject): BlockKitProblem[] {
  return Buffer.byteLength(JSON.stringify(candidate)) > LARGEST_VIEW_BYTES
    ? [problemAt([], 'too_large', 'view_too_large')]
    : [];
}
