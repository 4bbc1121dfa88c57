import { z } from 'zod';
import { type AccountId, accountId } from '../../../domain/ids.ts';
import { lenient, metaId } from '../delivery/wire.ts';
import { userName } from '../user-name.ts';
import { answerOf } from './answer.ts';
import type { GraphRequest } from './graph-request.ts';

/** The account that a token of the Instagram login belongs to. */
export interface Me {
  readonly id: AccountId;
  readonly userName: string | undefined;
}

const me = z.object({ user_id: metaId, username: lenient(z.string()) });
/** Documented as a list of one; in the field it is flat. */
const answer = z.union([me, z.object({ data: z.tuple([me]) }).transform(({ data: [one] }) => one)]);

/**
 * Whose token this is. `user_id` is the id that webhooks name; `id` is another one, scoped to the app, and never a
 * stand-in: with it no delivery would ever match.
 *
 * Source: https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/business-login
 */
export async function readMe(request: GraphRequest, token: string): Promise<Me> {
  const params = { fields: 'user_id,username' };
  const { body } = await request({ method: 'GET', path: '/me', params, login: 'instagram', token });
  const { user_id, username } = answerOf(answer, body, 'GET /me');
  return { id: accountId(user_id), userName: userName(username) };
}
