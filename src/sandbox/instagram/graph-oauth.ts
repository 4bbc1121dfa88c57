import type { OAuthCall } from './graph-call.ts';
import { refusal } from './graph-error.ts';
import type { Token } from './graph-tokens.ts';
import type { Body } from './payloads.ts';

/**
 * The unversioned token paths: `ig_refresh_token` and `ig_exchange_token` of Instagram
 * Login, `fb_exchange_token` of Facebook Login. Source: refresh_access_token reference;
 * Instagram business login; Facebook access token guide.
 */
export function tradeToken({ tokens, query, path }: OAuthCall): Body {
  const grant = query.get('grant_type');
  const given = () => tokens.get(query.get('access_token') ?? query.get('fb_exchange_token') ?? undefined);
  if (path === 'refresh_access_token' && grant === 'ig_refresh_token') return answer(tokens.refresh(given()));
  if (path === 'access_token' && grant === 'ig_exchange_token') {
    return answer(tokens.exchange(given(), query.get('client_secret')));
  }
  if (path === 'oauth/access_token' && grant === 'fb_exchange_token') {
    return answer(tokens.exchange(given(), query.get('client_secret')));
  }
  throw refusal.invalidParameter(`Invalid grant_type: ${grant ?? ''}`);
}

function answer({ value, issuedAt, expiresAt }: Token): Body {
  return {
    access_token: value,
    token_type: 'bearer',
    expires_in: expiresAt === undefined ? undefined : Math.floor((expiresAt.getTime() - issuedAt.getTime()) / 1000),
  };
}
