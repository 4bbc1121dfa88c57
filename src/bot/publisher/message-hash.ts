import type { SlackMessage } from '../messages/slack-message.ts';

/** A fingerprint of what people see of a message. */
export async function messageHash(message: SlackMessage): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([message.text, message.blocks]));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest).slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
