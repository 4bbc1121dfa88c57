import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { accountId } from '../../../src/domain/ids.ts';
import { type GraphClientSettings, graphClient } from '../../../src/integrations/instagram/graph-client.ts';
import { GraphNoAnswer } from '../../../src/integrations/instagram/graph-error.ts';
import { appSecretProof } from '../../../src/integrations/instagram/signature.ts';
import { graphStandIn, halfAnAnswer, hangUp, json, silence, status } from './graph-stand-in.ts';

const token = 'IGAAtesttokenThatNobodyMaySee+/=1234567890';
const appSecret = 'app-secret-that-nobody-may-see';
const now = new Date('2026-11-20T10:00:00Z');
const instagram = { id: accountId('17841405822304914'), login: 'instagram', pageId: undefined } as const;
const facebook = { id: accountId('17841405822304914'), login: 'facebook', pageId: '104500000000001' } as const;

/** Only for answers that never come or never end; everything else may take its time on a busy machine. */
const shortMs = 300;
const patientMs = 20_000;
const deadlineFor = (answer: unknown) => ({
  timeoutMs: answer === silence || answer === halfAnAnswer ? shortMs : patientMs,
});

const clientOf = (root: string, settings: Partial<GraphClientSettings> = {}) =>
  graphClient({ root, fetch, clock: { now: () => now }, timeoutMs: patientMs, ...settings });

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`expected a rejection, got ${inspect(value)}`);
    },
    (error: unknown) => error,
  );
}

describe('when Meta does not answer as it should', () => {
  test.each([
    ['no answer at all', silence, 'timeout'],
    ['an answer that never ends', halfAnAnswer, 'timeout'],
    ['a cut connection', hangUp, 'cut'],
    ['a page instead of JSON', status(200, '<html>'), 'unreadable'],
    ['JSON of another shape', json({ data: 'none' }), 'unreadable'],
    ['more than we will read, good as it is', json(`{"data":[]${' '.repeat(6 * 1024 * 1024)}}`), 'unreadable'],
    ['more levels than we will read', status(200, '['.repeat(1000)), 'unreadable'],
  ])('nobody knows, after %s', async (_what, answer, reason) => {
    await using meta = await graphStandIn(answer);
    const error = await rejection(clientOf(meta.root, deadlineFor(answer)).readStories(instagram, token));
    expect(error).toBeInstanceOf(GraphNoAnswer);
    expect(error).toMatchObject({ reason });
    expect(meta.received).toHaveLength(1);
  });

  test('a redirect is not followed: it would carry the token to another host', async () => {
    await using elsewhere = await graphStandIn(json({ data: [] }));
    await using meta = await graphStandIn(status(302, '', { location: `${elsewhere.root}/stories` }));
    const error = await rejection(clientOf(meta.root).readStories(facebook, token));
    expect(error).toMatchObject({ name: 'GraphNoAnswer', reason: 'cut' });
    expect(elsewhere.received).toEqual([]);
  });

  test('Meta surely heard nothing where nobody listens', async () => {
    const meta = await graphStandIn();
    await meta[Symbol.asyncDispose]();
    expect(await rejection(clientOf(meta.root).readMe(token))).toMatchObject({
      name: 'GraphNoAnswer',
      reason: 'not-connected',
      cause: { message: expect.stringContaining('ECONNREFUSED') },
    });
  });

  test('a refusal tells how full the limits are', async () => {
    const usage = { 'X-Business-Use-Case-Usage': '{"1":[{"call_count":100,"estimated_time_to_regain_access":7}]}' };
    await using meta = await graphStandIn(json({ error: { message: 'slow down', code: 80002 } }, usage, 400));
    expect(await rejection(clientOf(meta.root).readStories(instagram, token))).toMatchObject({
      class: 'rate-limit',
      retryable: true,
      usage: { percent: 100, regainMinutes: 7 },
    });
  });

  test('a refusal is a refusal even with status 200', async () => {
    await using meta = await graphStandIn(json({ error: { message: 'Session has expired', code: 190 } }));
    expect(await rejection(clientOf(meta.root).readMe(token))).toMatchObject({ name: 'GraphError', class: 'token' });
  });

  test('a gateway’s page with status 502 passes', async () => {
    await using meta = await graphStandIn(status(502, '<html>Bad gateway'));
    expect(await rejection(clientOf(meta.root).readMe(token))).toMatchObject({ class: 'temporary', retryable: true });
  });

  const leaks: readonly [string, () => ReturnType<typeof graphStandIn>][] = [
    ['refused', () => graphStandIn(json({ error: { message: `bad ${token} and ${appSecret}`, code: 190 } }, {}, 400))],
    ['refused in an unknown shape', () => graphStandIn(status(400, `access_token=${encodeURIComponent(token)}`))],
    ['cut off', () => graphStandIn(hangUp)],
    ['redirected', () => graphStandIn(status(302, '', { location: `https://elsewhere.example/?t=${token}` }))],
    ['timed out', () => graphStandIn(silence)],
    ['answered with nonsense', () => graphStandIn(json({ data: token }))],
  ];
  test.each(leaks)('no token and no secret shows in the error of a call that was %s', async (what, standIn) => {
    await using meta = await standIn();
    const client = clientOf(meta.root, { appSecret, timeoutMs: what === 'timed out' ? shortMs : patientMs });
    const shown = inspect(await rejection(client.readStories(facebook, token)), { depth: 10 });
    expect(shown).toContain('GET /17841405822304914/stories');
    for (const secret of [token, encodeURIComponent(token), appSecret, appSecretProof(token, appSecret)]) {
      expect(shown).not.toContain(secret);
    }
  });

  test('not even where the address itself is at fault', async () => {
    const shown = inspect(await rejection(clientOf('http://[bad').readStories(facebook, token)), { depth: 10 });
    expect(shown).toContain('GraphNoAnswer');
    expect(shown).not.toContain(token);
  });
});

describe('choosing the host', () => {
  const asked: string[] = [];
  const recording: typeof fetch = async (input) => {
    const { host, pathname } = new URL(String(input));
    asked.push(`${host}${pathname}`);
    return Response.json({ data: [], success: true, user_id: '1', access_token: 'x', expires_in: 1 });
  };

  test('goes to Meta’s own where no root is set', async () => {
    const client = graphClient({ fetch: recording, clock: { now: () => now }, timeoutMs: patientMs });
    await client.readStories(instagram, token);
    await client.readStories(facebook, token);
    await client.refreshToken(token);
    expect(asked).toEqual([
      'graph.instagram.com/v26.0/17841405822304914/stories',
      'graph.facebook.com/v26.0/17841405822304914/stories',
      'graph.instagram.com/refresh_access_token',
    ]);
  });
});
