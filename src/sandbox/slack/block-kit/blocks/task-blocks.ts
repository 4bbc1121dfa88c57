import { z } from 'zod';
import { blockFields } from '../identifier.ts';
import { richTextBlock } from '../rich-text.ts';

/** Source: docs.slack.dev/reference/block-kit/blocks/task-card-block, …/plan-block */
const taskFields = {
  type: z.literal('task_card'),
  ...blockFields,
  task_id: z.string().min(1),
  title: z.string().min(1),
  details: richTextBlock.optional(),
  output: richTextBlock.optional(),
  sources: z
    .array(z.strictObject({ type: z.literal('url'), url: z.string().min(1), text: z.string().min(1) }))
    .optional(),
};

/** On its own a task can't be pending: Slack takes that only inside a plan. */
export const taskCardBlock = z.strictObject({ ...taskFields, status: z.enum(['in_progress', 'complete', 'error']) });

export const planBlock = z.strictObject({
  type: z.literal('plan'),
  ...blockFields,
  title: z.string().min(1),
  status: z.string().optional(),
  tasks: z
    .array(z.strictObject({ ...taskFields, status: z.enum(['pending', 'in_progress', 'complete', 'error']) }))
    .optional(),
});
