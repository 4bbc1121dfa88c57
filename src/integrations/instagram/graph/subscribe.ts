import { z } from 'zod';
import { answerOf } from './answer.ts';
import type { Caller } from './caller.ts';
import type { GraphRequest } from './graph-request.ts';

/** What we read of the Instagram login's webhooks. An account gets every field that its app is subscribed to. */
const instagramFields = [
  'messages',
  'message_edit',
  'message_reactions',
  'messaging_postbacks',
  'messaging_referral',
  'messaging_seen',
  'standby',
  'comments',
  'live_comments',
];

/**
 * The Facebook login subscribes the Page, and any field of it will do; which Instagram fields arrive is set in the app's
 * dashboard.
 */
const pageFields = ['feed'];

const success = z.object({ success: z.literal([true, 'true']) });

/**
 * Tells Meta to send us what happens at the account. Repeating it changes nothing.
 *
 * Source: https://developers.facebook.com/documentation/instagram-platform/webhooks
 */
export async function subscribe(request: GraphRequest, account: Caller, token: string): Promise<void> {
  const { login } = account;
  const node = login === 'instagram' ? account.id : account.pageId;
  if (node === undefined) {
    throw new Error(`Account ${account.id} uses the Facebook login, which needs the id of its Page to subscribe`);
  }
  const path = `/${encodeURIComponent(node)}/subscribed_apps`;
  const params = { subscribed_fields: (login === 'instagram' ? instagramFields : pageFields).join(',') };
  const { body } = await request({ method: 'POST', path, params, login, token });
  answerOf(success, body, `POST ${path}`);
}
