import { z } from 'zod';
import { altText, imageSourceFields, imageUrl } from '../composition.ts';
import { blockFields } from '../identifier.ts';
import { exactlyOneOf } from '../rule.ts';
import { plainText } from '../text-object.ts';

/** Source: docs.slack.dev/reference/block-kit/blocks/image-block, …/video-block, …/file-block */
export const imageBlock = z
  .strictObject({
    type: z.literal('image'),
    ...blockFields,
    alt_text: altText,
    title: plainText(2000).optional(),
    ...imageSourceFields,
  })
  .check(exactlyOneOf('image_url', 'slack_file'));

const httpsUrl = z.string().max(3000).startsWith('https://');

export const videoBlock = z.strictObject({
  type: z.literal('video'),
  ...blockFields,
  video_url: httpsUrl,
  thumbnail_url: imageUrl,
  alt_text: altText,
  // "Less than 200" and "less than 50", so the last allowed lengths are 199 and 49.
  title: plainText(199),
  title_url: httpsUrl.optional(),
  author_name: z.string().min(1).max(49).optional(),
  provider_name: z.string().min(1).optional(),
  provider_icon_url: imageUrl.optional(),
  description: plainText(199).optional(),
});

/** Appears when messages are read back; can't be posted. */
export const fileBlock = z.strictObject({
  type: z.literal('file'),
  ...blockFields,
  source: z.literal('remote'),
  external_id: z.string().min(1).max(255),
});
