import { z } from 'zod';
import type { Clock } from '../../../domain/clock.ts';
import { addSeconds } from '../../../domain/duration.ts';
import { answerOf } from './answer.ts';
import type { GraphRequest } from './graph-request.ts';

/** A long-lived token and when it dies. */
export interface FreshToken {
  readonly token: string;
  readonly expiresAt: Date;
}

const fresh = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive().max(1e9) });

/**
 * Renews a token of the Instagram login for about 60 days. It must be at least 24 hours old and still alive: 60 days
 * without a refresh and it is dead for good. Page tokens of the Facebook login do not expire by the clock.
 *
 * Source: https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token
 */
export async function refreshToken(request: GraphRequest, clock: Clock, token: string): Promise<FreshToken> {
  const path = '/refresh_access_token';
  const params = { grant_type: 'ig_refresh_token' };
  const askedAt = clock.now();
  const { body } = await request({ method: 'GET', path, params, login: 'instagram', token, isTokenCall: true });
  const { access_token, expires_in } = answerOf(fresh, body, `GET ${path}`);
  return { token: access_token, expiresAt: addSeconds(askedAt, expires_in) };
}
