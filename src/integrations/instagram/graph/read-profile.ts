import { z } from 'zod';
import { accept, type Result, refuse } from '../../../domain/result.ts';
import type { Profile } from '../../../domain/viewer/viewer-store.ts';
import { lenient, words } from '../delivery/wire.ts';
import { GraphError } from '../graph-error.ts';
import { userName } from '../user-name.ts';
import { answerOf } from './answer.ts';
import type { Caller } from './caller.ts';
import type { GraphRequest } from './graph-request.ts';

/** Why Instagram shows no profile: the person never wrote to us, or is deleted, or has blocked us. */
export type NoProfile = 'no-consent' | 'not-found';

const profile = z.object({
  username: lenient(z.string()),
  name: lenient(words),
  follower_count: lenient(z.int().nonnegative()),
  is_user_follow_business: lenient(z.boolean()),
});

/**
 * Who somebody is. Allowed once they have messaged us or tapped an ice breaker or the menu; commenting is not enough.
 *
 * Source: https://developers.facebook.com/documentation/business-messaging/instagram-messaging/features/user-profile
 */
export async function readProfile(
  request: GraphRequest,
  account: Caller,
  token: string,
  igsid: string,
): Promise<Result<Profile, NoProfile>> {
  const path = `/${encodeURIComponent(igsid)}`;
  const params = { fields: 'name,username,follower_count,is_user_follow_business' };
  try {
    const { body } = await request({ method: 'GET', path, params, login: account.login, token });
    const { username, name, follower_count, is_user_follow_business } = answerOf(profile, body, `GET ${path}`);
    return accept({
      userName: userName(username),
      displayName: name,
      followers: follower_count,
      followsUs: is_user_follow_business,
    });
  } catch (error) {
    const why = error instanceof GraphError ? error.class : undefined;
    if (why === 'no-consent') return refuse('no-consent');
    if (why === 'not-found' || why === 'unreachable') return refuse('not-found');
    throw error;
  }
}
