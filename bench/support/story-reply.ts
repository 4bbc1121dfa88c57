import { createHmac } from 'node:crypto';

/** One viewer answering one story. */
export interface StoryReply {
  readonly account: string;
  readonly viewer: string;
  readonly story: string;
  /** Makes the signal, and so the bytes, its own. */
  readonly message: string;
  readonly atMs: number;
  readonly text?: string;
}

/** The webhook Meta sends for it, as in `test/fixtures/instagram/dm-story-reply.json`: about 600 bytes. */
export function storyReplyWebhook({ account, viewer, story, message, atMs, text = 'Price?' }: StoryReply): string {
  const url = `https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=${story}&signature=REDACTED`;
  return JSON.stringify({
    object: 'instagram',
    entry: [
      {
        time: atMs,
        id: account,
        messaging: [
          {
            sender: { id: viewer },
            recipient: { id: account },
            timestamp: atMs,
            message: {
              mid: `aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQxNDA1ODIyMzA0OTE0OjM0MDI4MjM2Njg0MTcxMDMw${message}ZD`,
              text,
              reply_to: { story: { url, id: story } },
            },
          },
        ],
      },
    ],
  });
}

/** The value of `X-Hub-Signature-256`. */
export const metaSignature = (body: string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
