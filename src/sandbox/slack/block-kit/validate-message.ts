import { type BlockKitProblem, problemAt } from './block-kit-problem.ts';
import { checkBlocks } from './check-blocks.ts';
import { everyElement } from './elements-in-blocks.ts';

/**
 * Says what Slack would refuse in the blocks of a message; empty when nothing.
 *
 * Pointers are those of `invalid_blocks` answers: `/blocks/0/text/text`.
 * Source: docs.slack.dev/reference/block-kit, docs.slack.dev/reference/methods/chat.postMessage
 */
export function validateMessage(blocks: unknown): BlockKitProblem[] {
  return [...checkBlocks(blocks, 'message'), ...modalOnlyProblems(blocks)];
}

function modalOnlyProblems(blocks: unknown): BlockKitProblem[] {
  return [...everyElement(blocks)]
    .filter(({ element }) => element.response_url_enabled === true)
    .map(({ path }) =>
      problemAt([...path, 'response_url_enabled'], 'not_allowed_here', 'response_url_enabled works in modals only'),
    );
}
