import { z } from 'zod';
import { objectsIn } from '../json-object.ts';
import { block } from './block.ts';
import { type BlockKitProblem, problemsOf } from './block-kit-problem.ts';
import { crossBlockProblems } from './cross-block-rules.ts';
import type { Surface } from './surface.ts';

const MOST_BLOCKS: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

/**
 * Everything Slack would say against `blocks` on `surface`.
 *
 * Rules across blocks are looked at only once each block is well formed, as
 * Slack does; pointers start with `/blocks`.
 */
export function checkBlocks(blocks: unknown, surface: Surface): BlockKitProblem[] {
  const parsed = z.array(block).max(MOST_BLOCKS[surface]).safeParse(blocks, { reportInput: true });
  if (!parsed.success) return problemsOf(parsed.error.issues, ['blocks']);
  return crossBlockProblems(objectsIn(blocks), surface);
}
