import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/** How a call to Slack failed, in the terms that decide what may be done next. */
export type SlackFailure =
  /** Slack asked us to wait; nothing was done. */
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  /** Slack said no; nothing was done. `code` is Slack's own name for it, e.g. `channel_not_found`. */
  | { readonly kind: 'refused'; readonly code: string }
  /** The call never left; nothing was done. */
  | { readonly kind: 'not-sent' }
  /** It may have been done. Only looking will tell. */
  | { readonly kind: 'no-answer' };

/** Failures to connect, after which Slack cannot have seen the call. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Slack's own errors that leave open whether the call was carried out (chat.postMessage reference, "Errors"). */
const maybeDone = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

export function slackFailure(error: unknown): SlackFailure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'rate-limited', retryAfterSeconds: error.retryAfter };
  }
  if (error instanceof WebAPIPlatformError) {
    return maybeDone.has(error.data.error) ? { kind: 'no-answer' } : { kind: 'refused', code: error.data.error };
  }
  if (error instanceof WebAPIHTTPError) return { kind: 'no-answer' };
  if (error instanceof WebAPIRequestError && neverLeft.has(rootCode(error))) return { kind: 'not-sent' };
  return { kind: 'no-answer' };
}

/** The system's code at the bottom of a chain of causes. */
function rootCode(error: unknown): string {
  let code = '';
  for (let at: unknown = error; at instanceof Error; at = 'original' in at ? at.original : at.cause) {
    if ('code' in at && typeof at.code === 'string') code = at.code;
    if (at instanceof AggregateError && at.errors[0] instanceof Error && 'code' in at.errors[0]) {
      code = String(at.errors[0].code);
    }
  }
  return code;
}

/** Answers that mean the channel cannot take posts until somebody mends it. */
const channelTrouble = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'cannot_reply_to_message',
  'channel_is_limited_access',
]);
export const isChannelTrouble = (code: string) => channelTrouble.has(code);

/** Answers that mean the message itself is unacceptable, whatever the moment. */
export const isMessageTrouble = (code: string) =>
  [
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_too_long',
    'no_text',
    'block_mismatch',
    'metadata_too_large',
    'invalid_arguments',
  ].includes(code);

/** Answers that mean the token is dead; nothing works until it is replaced. */
export const isTokenTrouble = (code: string) =>
  [
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'no_permission',
    'missing_scope',
    'org_login_required',
  ].includes(code);
