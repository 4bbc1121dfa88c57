import { describe, expect, test } from 'vitest';
import { appSecretProof } from '../../../src/sandbox/instagram/meta-signing.ts';
import { errorOf, localSetup, pageShop, shop } from './local-setup.ts';

const hour = 3_600_000;

async function refresh(url: string, token: string) {
  const response = await fetch(`${url}/refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`);
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

describe('access tokens', () => {
  test('are taken from the query or as Bearer, and only those that were issued', async () => {
    const { graph } = await localSetup();

    expect((await graph('GET', '/me')).status).toBe(200);
    expect((await graph('GET', `/me?access_token=${shop.accessToken}`, { token: null })).status).toBe(200);
    expect(errorOf(await graph('GET', '/me', { token: null }))).toMatchObject({ code: 190 });
    expect(errorOf(await graph('GET', '/me', { token: 'IGAAother' }))).toMatchObject({ code: 190 });
  });

  test('expire, and say why they ended', async () => {
    const { instagram, graph, clock } = await localSetup({
      accounts: [{ ...shop, tokenExpiresAt: new Date('2026-11-20T10:00:00Z') }, pageShop],
    });
    await clock.advance(hour);
    instagram.tokens.revoke(instagram.account(pageShop.id), 460);

    expect(errorOf(await graph('GET', '/me'))).toMatchObject({ code: 190, error_subcode: 463 });
    expect(errorOf(await graph('GET', '/me', { token: pageShop.accessToken }))).toMatchObject({ error_subcode: 460 });
  });

  test('are refreshed for 60 days once they are 24 hours old', async () => {
    const { instagram, graph, clock } = await localSetup();

    expect(errorOf(await refresh(instagram.url, shop.accessToken))).toMatchObject({ code: 100 });
    await clock.advance(24 * hour);
    const { body } = await refresh(instagram.url, shop.accessToken);

    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 5_183_944 });
    expect((await graph('GET', '/me', { token: String(body.access_token) })).status).toBe(200);
  });

  test('are dead for good when nobody refreshed them', async () => {
    const { instagram, clock } = await localSetup();
    await clock.advance(61 * 24 * hour);

    expect(errorOf(await refresh(instagram.url, shop.accessToken))).toMatchObject({ code: 190, error_subcode: 463 });
  });

  test('never reach the ledger', async () => {
    const { instagram, graph } = await localSetup();

    await graph('GET', `/me?fields=username&access_token=${shop.accessToken}`, { token: null });

    expect(JSON.stringify(instagram.ledger)).not.toContain(shop.accessToken);
    expect(instagram.ledger.calls).toMatchObject([{ path: '/v26.0/me', query: { fields: 'username' }, status: 200 }]);
  });
});

describe('appsecret_proof', () => {
  test('is demanded when the app requires it, and checked when given', async () => {
    const { graph } = await localSetup({ requireAppSecretProof: true });
    const proof = appSecretProof(shop.accessToken, 'test_app_secret');

    expect(errorOf(await graph('GET', '/me'))).toMatchObject({
      code: 100,
      message: expect.stringContaining('require'),
    });
    expect(errorOf(await graph('GET', '/me?appsecret_proof=00'))).toMatchObject({
      message: expect.stringContaining('Invalid'),
    });
    expect((await graph('GET', `/me?appsecret_proof=${proof}`)).status).toBe(200);
  });
});

describe('rate limits', () => {
  test('show in the usage headers', async () => {
    const { graph } = await localSetup({ limits: { appCallsPerHour: 4, accountCallsPerDay: 10 } });
    await graph('GET', '/me');

    const { headers } = await graph('GET', '/me');

    expect(JSON.parse(headers.get('X-App-Usage') ?? '')).toMatchObject({ call_count: 50 });
    expect(JSON.parse(headers.get('X-Business-Use-Case-Usage') ?? '')).toMatchObject({
      [shop.id]: [{ type: 'instagram', call_count: 20, estimated_time_to_regain_access: 0 }],
    });
  });

  test('refuse with 4 for the app and are free again after an hour', async () => {
    const { graph, clock } = await localSetup({ limits: { appCallsPerHour: 1 } });
    await graph('GET', '/me');

    expect(errorOf(await graph('GET', '/me'))).toMatchObject({ code: 4, is_transient: true });
    await clock.advance(hour);
    expect((await graph('GET', '/me')).status).toBe(200);
  });

  test('refuse with 80002 for the account and say how long', async () => {
    const { graph, clock } = await localSetup({ limits: { accountCallsPerDay: 1 } });
    await graph('GET', '/me');
    await clock.advance(hour);

    const refused = await graph('GET', '/me');

    expect(errorOf(refused)).toMatchObject({ code: 80002 });
    expect(JSON.parse(refused.headers.get('X-Business-Use-Case-Usage') ?? '')).toMatchObject({
      [shop.id]: [{ call_count: 100, estimated_time_to_regain_access: 23 * 60 }],
    });
  });
});

describe('subscribed_apps', () => {
  test('are shown, replaced and removed', async () => {
    const { graph } = await localSetup();

    await graph('POST', '/me/subscribed_apps?subscribed_fields=messages,comments');
    const shown = await graph('GET', '/me/subscribed_apps');
    await graph('DELETE', '/me/subscribed_apps');

    expect(shown.body.data).toMatchObject([{ subscribed_fields: ['messages', 'comments'] }]);
    expect((await graph('GET', '/me/subscribed_apps')).body).toEqual({ data: [] });
  });

  test('refuse fields that Instagram Login lacks', async () => {
    const { graph } = await localSetup();

    const refused = await graph('POST', '/me/subscribed_apps?subscribed_fields=messages,story_insights');

    expect(errorOf(refused)).toMatchObject({ code: 100, message: expect.stringContaining('"story_insights"') });
  });
});

describe('Graph faults', () => {
  test('answer with the given error as often as asked', async () => {
    const { instagram, graph } = await localSetup();
    instagram.faults.add({ kind: 'error', path: '/me', times: 2, error: { code: 2, transient: true } });

    expect(errorOf(await graph('GET', '/me'))).toMatchObject({ code: 2, is_transient: true });
    expect((await graph('GET', '/me')).status).toBe(500);
    expect((await graph('GET', '/me')).status).toBe(200);
  });

  test('meet only the paths and methods they name', async () => {
    const { instagram, graph } = await localSetup();
    instagram.faults.add({ kind: 'error', path: /\/messages$/, method: 'POST', error: { code: 1 } });

    expect((await graph('GET', '/me')).status).toBe(200);
    expect(instagram.faults.pending()).toHaveLength(1);
  });

  test('cut the connection before anything happens', async () => {
    const { instagram, graph } = await localSetup();
    instagram.faults.add({ kind: 'cut-before' });

    await expect(graph('GET', '/me')).rejects.toThrow();
    expect(instagram.ledger.calls).toMatchObject([{ fault: 'cut-before', applied: false }]);
  });

  test('give a page instead of JSON, as a proxy would', async () => {
    const { instagram } = await localSetup();
    instagram.faults.add({ kind: 'server-error', status: 503 });

    const response = await fetch(`${instagram.url}/v26.0/me?access_token=${shop.accessToken}`);

    expect(response.status).toBe(503);
    expect(await response.text()).toContain('<html>');
  });

  test('never answer, until the caller gives up', async () => {
    const { instagram } = await localSetup();
    instagram.faults.add({ kind: 'hang' });

    const call = fetch(`${instagram.url}/v26.0/me`, { signal: AbortSignal.timeout(100) });

    await expect(call).rejects.toThrow();
    expect(instagram.ledger.calls).toMatchObject([{ fault: 'hang', applied: false }]);
  });

  test('delay by the clock', async () => {
    const { instagram, graph, clock } = await localSetup();
    instagram.faults.add({ kind: 'delay', ms: 3000 });
    const asked = Promise.withResolvers<void>();
    instagram.onChange((change) => {
      if (change.kind === 'call' && change.call.fault === 'delay') asked.resolve();
    });

    const call = graph('GET', '/me');
    await asked.promise;
    await clock.advance(3000);

    expect((await call).status).toBe(200);
  });
});
