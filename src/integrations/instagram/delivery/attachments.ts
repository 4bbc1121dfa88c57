import { z } from 'zod';
import { lenient, metaId } from './wire.ts';

/** What a message carries besides words. */
export interface Attachments {
  /** One per attachment, as Meta names it: an open list, so unknown kinds are kept. */
  readonly kinds: readonly string[];
  /** The post, reel or story that was shared. */
  readonly sharedMediaId: string | undefined;
}

const attachment = z.object({
  type: z.string().min(1).max(100).catch('unknown'),
  payload: lenient(
    z.object({ ig_post_media_id: lenient(metaId), reel_video_id: lenient(metaId), story_media_id: lenient(metaId) }),
  ),
});

/** Reads `message.attachments`; what has no readable kind is `unknown`, so that it still shows that something came. */
export function readAttachments(raw: unknown): Attachments {
  const list = raw === undefined || raw === null ? [] : Array.isArray(raw) ? raw : [raw];
  const attachments = list.map((one) => attachment.safeParse(one).data ?? { type: 'unknown', payload: undefined });
  const payloads = attachments.map(({ payload }) => payload).filter((payload) => payload !== undefined);
  const shared = payloads.map((payload) => payload.ig_post_media_id ?? payload.reel_video_id ?? payload.story_media_id);
  return { kinds: attachments.map(({ type }) => type), sharedMediaId: shared.find((id) => id !== undefined) };
}
