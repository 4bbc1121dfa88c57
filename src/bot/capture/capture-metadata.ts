import { z } from 'zod';
import { parseStoryValue, type StoryRef, storyValue } from '../messages/press-value.ts';

/** What a capture modal remembers between its steps. */
export interface CaptureMetadata {
  /** The story, when the modal does not ask for it. */
  readonly story?: StoryRef;
  /** A fingerprint of the text whose reading is on screen: Save with another text shows a new reading first. */
  readonly shown?: string;
}

/** As Slack's `private_metadata`, of at most 3,000 characters. */
export const captureMetadata = ({ story, shown }: CaptureMetadata): string =>
  JSON.stringify({ ...(story && { story: storyValue(story) }), ...(shown !== undefined && { shown }) });

const schema = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.object({ story: z.string().optional(), shown: z.string().optional() }));

/** Reads what a capture modal remembered; nothing when it is from an older release. */
export function parseCaptureMetadata(text: string | undefined): CaptureMetadata {
  const { story, shown } = schema.safeParse(text).data ?? {};
  const ref = parseStoryValue(story);
  return { ...(ref && { story: ref }), ...(shown !== undefined && { shown }) };
}
