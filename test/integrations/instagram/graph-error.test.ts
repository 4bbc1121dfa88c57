import { describe, expect, test } from 'vitest';
import { classifyGraphError, GraphError } from '../../../src/integrations/instagram/graph-error.ts';
import samples from '../../fixtures/instagram/api-errors.json' with { type: 'json' };

const errorOf = (code: number, subcode?: number, message = 'x') => ({
  error: { message, code, error_subcode: subcode },
});

/** Every row of the map: code, subcode, meaning. */
const map: readonly (readonly [number, number | undefined, string])[] = [
  [10, 2534022, 'window-closed'],
  [10, 2018278, 'window-closed'],
  [10, 2018065, 'permission'],
  [10, 2018108, 'unreachable'],
  [10, 2018300, 'thread-control'],
  [10, 1893063, 'restricted'],
  [10, undefined, 'permission'],
  [551, undefined, 'unreachable'],
  [551, 1545041, 'unreachable'],
  [200, 1545041, 'unreachable'],
  [100, 2534014, 'not-found'],
  [100, 2018001, 'not-found'],
  [100, 2534025, 'private-reply-used'],
  [100, 2534039, 'private-reply-used'],
  [100, 2534040, 'private-reply-used'],
  [10900, undefined, 'private-reply-used'],
  [10903, undefined, 'private-reply-used'],
  [100, 10903, 'private-reply-used'],
  [100, 2534013, 'rate-limit'],
  [2534001, undefined, 'not-found'],
  [100, 2534001, 'not-found'],
  [100, 2534015, 'not-found'],
  [100, 2534029, 'permission'],
  [100, 2534122, 'permission'],
  [200, 2534041, 'permission'],
  [200, 2018028, 'permission'],
  [100, 2018047, 'attachment'],
  [100, 2018109, 'attachment'],
  [100, 33, 'not-found'],
  [100, 2207086, 'metric'],
  [100, undefined, 'bug'],
  [190, undefined, 'token'],
  [190, 458, 'token'],
  [190, 459, 'token'],
  [190, 460, 'token'],
  [190, 463, 'token'],
  [190, 464, 'token'],
  [190, 467, 'token'],
  [102, undefined, 'token'],
  [200, undefined, 'permission'],
  [3, undefined, 'permission'],
  [4, undefined, 'rate-limit'],
  [17, undefined, 'rate-limit'],
  [32, undefined, 'rate-limit'],
  [613, undefined, 'rate-limit'],
  [80001, undefined, 'rate-limit'],
  [80002, undefined, 'rate-limit'],
  [80007, undefined, 'rate-limit'],
  [80014, undefined, 'rate-limit'],
  [80000, undefined, 'unknown'],
  [80015, undefined, 'unknown'],
  [1, undefined, 'temporary'],
  [2, undefined, 'temporary'],
  [1200, undefined, 'temporary'],
  [1545133, undefined, 'temporary'],
  [2, 1545133, 'temporary'],
  [368, undefined, 'policy'],
  [230, undefined, 'no-consent'],
  [9010, undefined, 'not-found'],
  [2018344, undefined, 'permission'],
  [100, 2018344, 'permission'],
  [2500, undefined, 'bug'],
  [4711, undefined, 'unknown'],
];

describe('classifying a refusal of Meta’s', () => {
  test.each(map)('%s/%s is %s', (code, subcode, expected) => {
    const fault = classifyGraphError(errorOf(code, subcode), 400);
    expect(fault).toMatchObject({ class: expected, code, subcode });
    expect(fault.action).toMatch(/^[A-Z].{10,}/);
  });

  test.each([
    ['window_closed', 'window-closed'],
    ['window_closed_messenger', 'window-closed'],
    ['user_unavailable', 'unreachable'],
    ['private_reply_used', 'private-reply-used'],
    ['user_not_found', 'not-found'],
    ['token_expired', 'token'],
    ['token_deauthorized', 'token'],
    ['app_rate_limit', 'rate-limit'],
    ['no_advanced_access', 'permission'],
    ['profile_no_consent', 'no-consent'],
    ['profile_no_user', 'not-found'],
    ['few_viewers', 'metric'],
    ['object_missing', 'not-found'],
  ] as const)('the sample %s is %s', (name, expected) => {
    expect(classifyGraphError(samples[name], 400).class).toBe(expected);
  });

  test('leaves out no sample', () => {
    expect(Object.keys(samples)).toHaveLength(13);
  });

  test('knows missing consent by its words: its code is not sure', () => {
    const fault = classifyGraphError(errorOf(200, undefined, 'User consent is required to access user profile'), 400);
    expect(fault.class).toBe('no-consent');
  });

  test('knows a metric that is gone by its words, under the code of any wrong parameter', () => {
    const gone = errorOf(100, undefined, '(#100) metric[0] must be one of the following values: reach, views');
    expect(classifyGraphError(gone, 400).class).toBe('metric');
  });

  test.each([
    ['rate limits', errorOf(4), 400, true],
    ['temporary faults', errorOf(2), 500, true],
    ['what Meta itself calls transient', { error: { message: 'x', code: 4711, is_transient: true } }, 400, true],
    ['an answer of Meta’s servers that is no JSON', undefined, 502, true],
    ['too many requests without a body', undefined, 429, true],
    ['a dead token', errorOf(190, 463), 400, false],
    ['a closed window', errorOf(10, 2534022), 400, false],
    ['an answer that is no JSON', undefined, 404, false],
  ])('says whether a read may be tried again after %s', (_what, body, status, retryable) => {
    expect(classifyGraphError(body, status).retryable).toBe(retryable);
  });

  test.each([
    ['nothing', undefined],
    ['no error', {}],
    ['an error that is none', { error: 'x' }],
    ['an error of nothing', { error: {} }],
    ['an error of nulls', { error: { message: null, code: null, error_subcode: null } }],
  ])('does not stumble over %s', (_what, body) => {
    expect(classifyGraphError(body, 400)).toMatchObject({
      class: 'unknown',
      code: undefined,
      message: 'HTTP status 400',
    });
  });

  test('reads codes that come as text, and the shape of the OAuth host', () => {
    expect(classifyGraphError({ error: { code: '190', error_subcode: '463' } }, 400).class).toBe('token');
    const oauth = { error_type: 'OAuthException', code: 400, error_message: 'Invalid platform app' };
    expect(classifyGraphError(oauth, 400).message).toBe('Invalid platform app');
  });

  test('keeps tokens out of the message', () => {
    const token = 'IGAAsecretTokenOfOurs1234567890';
    const body = errorOf(
      190,
      undefined,
      `Invalid token ${token}, access_token=EAABxyz&appsecret_proof=abc in the call`,
    );
    const fault = classifyGraphError(body, 400, [token]);
    expect(fault.message).toBe(
      'Invalid token [redacted], access_token=[redacted]&appsecret_proof=[redacted] in the call',
    );
  });

  test('carries everything a caller and an admin need', () => {
    const fault = classifyGraphError(
      { error: { message: 'Expired', code: 190, error_subcode: 463, fbtrace_id: 'A1' } },
      400,
    );
    const usage = { percent: 3, regainMinutes: 0 };
    const error = new GraphError(fault, { call: 'GET /me', usage, cause: 'x' });
    expect(error).toMatchObject({
      name: 'GraphError',
      message: 'GET /me was refused (190/463): Expired',
      class: 'token',
      code: 190,
      subcode: 463,
      retryable: false,
      action: 'Connect the account again: its token has expired',
      traceId: 'A1',
      usage,
      cause: 'x',
    });
  });
});
