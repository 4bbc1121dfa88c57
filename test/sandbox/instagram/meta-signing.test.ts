import { describe, expect, test } from 'vitest';
import {
  appSecretProof,
  hubSignature256,
  metaJson,
  signedRequest,
} from '../../../src/sandbox/instagram/meta-signing.ts';
import { entryOf, envelope, messagingBody, messagingItem } from '../../../src/sandbox/instagram/payloads.ts';
import vectors from '../../fixtures/instagram/crypto-vectors.json' with { type: 'json' };

describe('signing like Meta', () => {
  test('writes and signs the very bytes of the recorded delivery', () => {
    const item = messagingItem(
      { from: '1254477777772919', to: '17841405822304914', at: new Date(1761172375330) },
      messagingBody.text('m1', 'Olá 🥰'),
    );
    const raw = metaJson(envelope([entryOf.messaging('17841405822304914', new Date(1761172378459), [item])]));

    expect(raw).toBe(vectors.webhook.raw_body);
    expect(hubSignature256(raw, vectors.app_secret)).toBe(vectors.webhook.x_hub_signature_256);
  });

  test('gives another signature once the body was parsed and written again', () => {
    const rewritten = JSON.stringify(JSON.parse(vectors.webhook.raw_body));

    expect(hubSignature256(rewritten, vectors.app_secret)).toBe(vectors.webhook.reserialised_body_gives_wrong);
  });

  test('keeps NUL and half characters readable', () => {
    const text = 'a\u0000b\ud83dc';

    expect(metaJson({ text })).toBe('{"text":"a\\u0000b\\ud83dc"}');
    expect(JSON.parse(metaJson({ text }))).toEqual({ text });
  });

  test('proves the app secret for a token', () => {
    const { access_token: token, appsecret_proof: proof } = vectors.appsecret_proof;

    expect(appSecretProof(token, vectors.app_secret)).toBe(proof);
  });

  test('signs the request that the deletion callback gets', () => {
    const { decoded_payload: payload, value } = vectors.signed_request;

    expect(signedRequest(payload, vectors.app_secret)).toBe(value);
  });
});
