import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { conversionRoutes } from '../../src/app/conversion-routes.ts';
import { accountId } from '../../src/domain/ids.ts';
import { createMetrics } from '../../src/integrations/http/metrics.ts';
import { aComment, noon } from '../domain/builders.ts';
import { logLines, serve } from '../integrations/http/wire.ts';
import { freshPglite } from '../support/databases.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const sale = { id: 'A-1', happened_at: '2026-11-20T11:00:00Z', user_name: '@jane', amount: 49.9, currency: 'EUR' };

/** The route over a desk; @returns how to call it */
async function openRoute(desk: TestDesk, { secrets = [secret], isHome = true } = {}) {
  const { log, lines } = logLines();
  const metrics = createMetrics();
  const { url } = await serve(
    conversionRoutes(secrets, { desk, team: () => (isHome ? desk.account.team : undefined), metrics, log }),
  );
  async function send(body: string, headers: Record<string, string> = {}) {
    const id = 'msg_1';
    const response = await fetch(`${url}/conversions`, {
      method: 'POST',
      body,
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(desk.clock.now().getTime() / 1000),
        'webhook-signature': new Webhook(secret).sign(id, desk.clock.now(), body),
        ...headers,
      },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  }
  return { send, tell: (call: object) => send(JSON.stringify(call)), lines };
}

const rowsOf = ({ db }: TestDesk) => db.selectFrom('conversion').selectAll().orderBy('conversion_key').execute();

describe('POST /conversions', () => {
  test('keeps a sale once, whatever number of times it comes', async () => {
    const desk = await openDesk(await freshPglite());
    await desk.receive(aComment('7', 'jane', { happenedAt: new Date('2026-11-20T10:00:00Z') }));
    const { tell } = await openRoute(desk);

    expect(await tell(sale)).toEqual({ status: 200, body: { status: 'recorded' } });
    expect(await tell({ ...sale, amount: '49,90', note: 'again', campaign: null })).toEqual({
      status: 200,
      body: { status: 'already-known' },
    });

    const { lead_id, viewer_id } = await desk.db.selectFrom('lead').selectAll().executeTakeFirstOrThrow();
    expect(await rowsOf(desk)).toMatchObject([
      { conversion_key: 'A-1', source: 'call', amount: '49.900', viewer_id, lead_id, recorded_at: noon },
    ]);
  });

  test('keeps one of many that come at once', async () => {
    const desk = await openDesk(await freshPglite());
    const { tell } = await openRoute(desk);

    const answers = await Promise.all(Array.from({ length: 8 }, () => tell(sale)));

    expect(answers.map(({ body }) => body.status).toSorted()).toEqual([
      ...Array.from({ length: 7 }, () => 'already-known'),
      'recorded',
    ]);
  });

  test('keeps a refund of what was told before, for the same person', async () => {
    const desk = await openDesk(await freshPglite());
    await desk.receive(aComment('7', 'jane'));
    const { tell } = await openRoute(desk);
    await tell(sale);

    const refund = { id: 'A-2', happened_at: '2026-11-20', type: 'refund', amount: 9, currency: 'EUR', refunds: 'A-1' };
    expect(await tell(refund)).toMatchObject({ status: 200 });

    const [first, second] = await rowsOf(desk);
    expect(second).toMatchObject({ kind: 'refund', amount: '9.000', viewer_id: first?.viewer_id });
  });

  test('is 409 for an id that is known with another content', async () => {
    const desk = await openDesk(await freshPglite());
    const { tell } = await openRoute(desk);
    await tell(sale);

    expect(await tell({ ...sale, amount: 50 })).toEqual({
      status: 409,
      body: { problems: ['id A-1 is known with another content: amount, which was 49.9'] },
    });
    expect(await rowsOf(desk)).toHaveLength(1);
  });

  test.each([
    [
      'what is missing or wrong, all at once',
      { ...sale, id: ' ', happened_at: 'soon' },
      [/^id is missing/, /^happened_at is no date/],
    ],
    ['a field that is unknown', { ...sale, amuont: 5 }, [/^there is no field "amuont" \(did you mean "amount"\?\)$/]],
    ['a field of another kind', { ...sale, igsid: 7 }, [/^igsid must be text, in quotes$/]],
    ['a list', [sale], [/^the body must be an object/]],
    ['an account that is unknown', { ...sale, account: '9' }, [/^account 9 is not known$/]],
    [
      'a refund of nothing',
      { ...sale, type: 'refund', refunds: 'A-9' },
      [/^refunds names no sale that is known: A-9$/],
    ],
    [
      'what no database can hold',
      { ...sale, id: 'A\u0000', campaign: '\ud800' },
      [/^id must have/, /^campaign must have/],
    ],
  ])('is 422 for %s', async (_what, call, problems) => {
    const desk = await openDesk(await freshPglite());
    const { tell } = await openRoute(desk);

    expect(await tell(call)).toEqual({
      status: 422,
      body: { problems: problems.map((problem) => expect.stringMatching(problem)) },
    });
    expect(await rowsOf(desk)).toEqual([]);
  });

  test('is 422 for what is not JSON', async () => {
    const { send } = await openRoute(await openDesk(await freshPglite()));

    expect(await send('id=A-1')).toEqual({ status: 422, body: { problems: ['the body is not JSON'] } });
  });

  test('asks for the account where there are several', async () => {
    const desk = await openDesk(await freshPglite());
    await desk.database.stores.accounts.put({ ...desk.account, id: accountId('2') }, noon);
    const { tell } = await openRoute(desk);

    expect(await tell(sale)).toEqual({ status: 422, body: { problems: ['account is missing'] } });
    expect(await tell({ ...sale, account: '2' })).toMatchObject({ status: 200 });
    expect(await rowsOf(desk)).toMatchObject([{ account_id: '2' }]);
  });

  test('is 401 unless it is signed, and just now', async () => {
    const desk = await openDesk(await freshPglite());
    const { send } = await openRoute(desk);
    const body = JSON.stringify(sale);

    for (const headers of [
      { 'webhook-signature': 'v1,AAAA' },
      { 'webhook-signature': '' },
      { 'webhook-timestamp': '1' },
    ]) {
      expect(await send(body, headers)).toMatchObject({ status: 401 });
    }
    expect(await rowsOf(desk)).toEqual([]);
  });

  test('is 404 where nobody has a secret', async () => {
    const { tell } = await openRoute(await openDesk(await freshPglite()), { secrets: [] });

    expect(await tell(sale)).toEqual({ status: 404, body: 'Not Found\n' });
  });

  test('is 413 above 64 KB', async () => {
    const { tell } = await openRoute(await openDesk(await freshPglite()));

    expect(await tell({ ...sale, note: 'x'.repeat(64 * 1024) })).toMatchObject({ status: 413 });
  });

  test('is 503 while nothing can be stored, to come again', async () => {
    const desk = await openDesk(await freshPglite());
    const early = await openRoute(desk, { isHome: false });
    expect(await early.tell(sale)).toMatchObject({ status: 503 });

    const away = { ...desk, database: { ...desk.database, transaction: () => Promise.reject(new Error('gone')) } };
    const { tell, lines } = await openRoute(away as TestDesk);
    expect(await tell(sale)).toEqual({ status: 503, body: { problems: ['Not stored; send it again.'] } });
    expect(lines).toMatchObject([{ msg: expect.stringContaining('could not be stored') }]);
  });
});
