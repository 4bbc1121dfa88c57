import { z } from 'zod';

/**
 * Text objects. Slack counts characters; we count UTF-16 units, which is never
 * fewer, so what passes here also passes there.
 *
 * Source: docs.slack.dev/reference/block-kit/composition-objects/text-object
 */
const LONGEST_TEXT = 3000;

/** A `plain_text` object of 1 to `max` characters. */
export function plainText(max = LONGEST_TEXT) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
}

function mrkdwn(max = LONGEST_TEXT) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });
}

/** A `plain_text` or `mrkdwn` object of 1 to `max` characters. */
export function anyText(max = LONGEST_TEXT) {
  return z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);
}
