import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { appSecretProof, isSignedByMeta } from '../../../src/integrations/instagram/signature.ts';
import vectors from '../../fixtures/instagram/crypto-vectors.json' with { type: 'json' };

const secret = vectors.app_secret;
const body = Buffer.from(vectors.webhook.raw_body);
const header = vectors.webhook.x_hub_signature_256;

describe('checking that Meta signed a delivery', () => {
  test('accepts the bytes as they came', () => {
    expect(isSignedByMeta(body, header, [secret])).toBe(true);
  });

  test('refuses the same JSON written again: Meta escapes what JSON.stringify does not', () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(vectors.webhook.raw_body)));
    expect(isSignedByMeta(rewritten, header, [secret])).toBe(false);
    expect(isSignedByMeta(rewritten, vectors.webhook.reserialised_body_gives_wrong, [secret])).toBe(true);
  });

  test.each([
    ['first', [secret, 'rotated', 'other']],
    ['last', ['rotated', 'other', secret]],
  ])('accepts any secret of the list: %s', (_where, secrets) => {
    expect(isSignedByMeta(body, header, secrets)).toBe(true);
  });

  test('accepts upper-case digits', () => {
    expect(isSignedByMeta(body, `sha256=${header.slice('sha256='.length).toUpperCase()}`, [secret])).toBe(true);
  });

  test.each([
    undefined,
    '',
    'sha256=',
    header.slice(0, -1),
    `${header}0`,
    header.replace('sha256', 'sha1'),
    header.replace('sha256=', ''),
    `sha256=${'zz'.repeat(32)}`,
    `sha256=${'é'.repeat(64)}`,
  ])('refuses the header %j', (malformed) => {
    expect(isSignedByMeta(body, malformed, [secret])).toBe(false);
  });

  test('refuses everything when no secret is known', () => {
    expect(isSignedByMeta(body, header, [])).toBe(false);
  });

  test('never counts an empty secret, with which anybody could sign', () => {
    const anybodys = `sha256=${createHmac('sha256', '').update(body).digest('hex')}`;
    expect(isSignedByMeta(body, anybodys, ['', secret])).toBe(false);
  });
});

describe('proving to Meta that we hold the app secret', () => {
  test('is the HMAC of the token, in lower-case hex', () => {
    const { access_token, appsecret_proof } = vectors.appsecret_proof;
    expect(appSecretProof(access_token, secret)).toBe(appsecret_proof);
  });
});
