import { z } from 'zod';
import { altText, imageSourceFields } from '../composition.ts';
import { exactlyOneOf } from '../rule.ts';

/** Source: docs.slack.dev/reference/block-kit/block-elements/image-element */
export const imageElement = z
  .strictObject({ type: z.literal('image'), alt_text: altText, ...imageSourceFields })
  .check(exactlyOneOf('image_url', 'slack_file'));
