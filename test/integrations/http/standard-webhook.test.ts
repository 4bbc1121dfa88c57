import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { isSignedWebhook } from '../../../src/integrations/http/standard-webhook.ts';

const now = new Date('2026-11-20T12:00:00Z');
const secretOf = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const ours = secretOf(1);
const body = '{"name":"Zoë"}';

/** The headers that the official library makes. */
const headersOf = ({ secret = ours, at = now, id = 'msg_1' } = {}) => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign(id, at, body),
});
const seconds = (count: number) => new Date(now.getTime() + count * 1000);
const isSigned = (headers: Record<string, string | undefined>, text = body, secrets = [ours]) =>
  isSignedWebhook(Buffer.from(text), headers, secrets, now);

describe('a webhook as the official library signs it', () => {
  test('is genuine', () => {
    expect(isSigned(headersOf())).toBe(true);
  });

  test.each([-300, 300])('is genuine %i seconds off', (off) => {
    expect(isSigned(headersOf({ at: seconds(off) }))).toBe(true);
  });

  test('is genuine with any of our secrets, and with any of its signatures', () => {
    const headers = headersOf({ secret: secretOf(2) });
    expect(isSigned(headers, body, [ours, secretOf(2)])).toBe(true);

    const two = `v1a,xyz v1,c2hvcnQ= ${headers['webhook-signature']} ${headersOf()['webhook-signature']}`;
    expect(isSigned({ ...headers, 'webhook-signature': two })).toBe(true);
  });
});

describe('a webhook that is not genuine', () => {
  const genuine = headersOf();

  test.each([
    ['has another body', genuine, `${body} `],
    ['is signed with another secret', headersOf({ secret: secretOf(9) }), body],
    ['is too old', headersOf({ at: seconds(-301) }), body],
    ['is from the future', headersOf({ at: seconds(301) }), body],
    ['has another id', { ...genuine, 'webhook-id': 'msg_2' }, body],
    ['has another time', { ...genuine, 'webhook-timestamp': String(now.getTime() / 1000 + 1) }, body],
    ['has a time that is no number', { ...genuine, 'webhook-timestamp': 'now' }, body],
    ['has no id', { ...genuine, 'webhook-id': undefined }, body],
    ['has no time', { ...genuine, 'webhook-timestamp': undefined }, body],
    ['has no signature', { ...genuine, 'webhook-signature': undefined }, body],
    [
      'has a signature of another kind',
      { ...genuine, 'webhook-signature': genuine['webhook-signature'].replace('v1', 'v2') },
      body,
    ],
    ['has a short signature', { ...genuine, 'webhook-signature': 'v1,c2hvcnQ=' }, body],
  ])('%s', (_what, headers, text) => {
    expect(isSigned(headers, text)).toBe(false);
  });

  test('or that nobody can sign, since there is no secret', () => {
    expect(isSigned(genuine, body, [])).toBe(false);
  });
});
