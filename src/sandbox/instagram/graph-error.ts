/** A refusal in Graph's own words. `status` follows what Graph answers in practice; callers should go by the code. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: number;
  readonly subcode: number | undefined;
  readonly type: string;
  readonly isTransient: boolean;

  constructor(
    code: number,
    message: string,
    more: { subcode?: number | undefined; type?: string; status?: number | undefined; isTransient?: boolean } = {},
  ) {
    super(message);
    this.code = code;
    this.subcode = more.subcode;
    this.type = more.type ?? 'OAuthException';
    this.isTransient = more.isTransient ?? false;
    this.status = more.status ?? statusOf(code);
  }

  body(traceId: string) {
    return {
      error: {
        message: this.message,
        type: this.type,
        code: this.code,
        error_subcode: this.subcode,
        is_transient: this.isTransient || undefined,
        fbtrace_id: traceId,
      },
    };
  }
}

function statusOf(code: number): number {
  if (code === 190) return 401;
  if (code === 1 || code === 2) return 500;
  return [3, 4, 10, 17, 200, 230, 613, 80002].includes(code) ? 403 : 400;
}

/**
 * The refusals of the endpoints the stand-in plays. Sources: Messenger Platform error
 * codes (2026-06-25), private replies, user profile and insights reference, secure requests.
 */
export const refusal = {
  windowClosed: () => new GraphError(10, '(#10) This message is sent outside of allowed window.', { subcode: 2534022 }),
  threadOwnedByOtherApp: () =>
    new GraphError(10, '(#10) Message Not Sent: Another app is controlling this thread now.', { subcode: 2018300 }),
  humanAgentNotApproved: () =>
    new GraphError(200, '(#200) The app does not have the Human Agent feature needed for this tag.', {
      subcode: 2534041,
    }),
  tagRetired: () =>
    new GraphError(100, '(#100) Param tag must be HUMAN_AGENT: this message tag is no longer supported.'),
  personUnavailable: () => new GraphError(551, "(#551) This person isn't available right now.", { subcode: 1545041 }),
  personNotFound: () => new GraphError(100, 'The requested user cannot be found.', { subcode: 2534014 }),
  commentNotReplyable: () => new GraphError(100, 'The comment is invalid for a private reply', { subcode: 2534025 }),
  privateReplyExpired: () =>
    new GraphError(100, 'The time to send a private reply to this comment has passed', { subcode: 2534039 }),
  textTooLong: () => new GraphError(100, '(#100) Length of param message[text] must be less than or equal to 1000'),
  invalidParameter: (detail: string) => new GraphError(100, `(#100) ${detail}`),
  noAdvancedAccess: () =>
    new GraphError(
      200,
      '(#200) App does not have Advanced Access to instagram_manage_messages permission, and recipient user does not have role on app.',
    ),
  noProfileConsent: () => new GraphError(230, 'User consent is required to access user profile'),
  noProfile: () => new GraphError(9010, 'No matching Instagram user', { type: 'IGApiException' }),
  fewViewers: () => new GraphError(10, '(#10) Not enough viewers for the media to show insights'),
  unknownField: (field: string, nodeType: string) =>
    new GraphError(100, `(#100) Tried accessing nonexisting field (${field}) on node type (${nodeType})`),
  objectMissing: (id: string, method: string) =>
    new GraphError(
      100,
      `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
      { subcode: 33, type: 'GraphMethodException' },
    ),
  unknownPath: (path: string) => new GraphError(2500, `Unknown path components: ${path}`),
  tokenMissing: () => new GraphError(190, 'Invalid OAuth access token - Cannot parse access token'),
  token: (subcode: number, message: string) =>
    new GraphError(190, `Error validating access token: ${message}`, { subcode }),
  proofMissing: () =>
    new GraphError(100, 'API calls from the server require an appsecret_proof argument', {
      type: 'GraphMethodException',
    }),
  proofWrong: () =>
    new GraphError(100, 'Invalid appsecret_proof provided in the API argument', { type: 'GraphMethodException' }),
  appLimit: () => new GraphError(4, '(#4) Application request limit reached', { isTransient: true }),
  accountLimit: () =>
    new GraphError(
      80002,
      '(#80002) There have been too many calls to this Instagram account. Wait a bit and try again.',
      { isTransient: true },
    ),
  endpointLimit: () =>
    new GraphError(613, '(#613) Calls to this api have exceeded the rate limit.', { isTransient: true }),
};
