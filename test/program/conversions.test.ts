import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { stageForTest } from '../support/program/stage.ts';

const secret = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;

test('a shop tells a sale over HTTP, signed, and the digest counts it once', async () => {
  const stage = await stageForTest({ database: 'embedded' });
  const program = stage.start({ CONVERSIONS_SECRETS: secret });
  await program.untilReady();
  const happenedAt = new Date(Date.now() - 60_000);
  const body = JSON.stringify({ id: 'A-1', happened_at: happenedAt.toISOString(), amount: '49.90', currency: 'EUR' });
  const tell = async (by: string) => {
    const at = new Date();
    const signature = new Webhook(by).sign('msg_1', at, body);
    const response = await fetch(`${program.url}/conversions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signature,
      },
      body,
    });
    return { status: response.status, text: await response.text() };
  };

  expect(await tell(`whsec_${Buffer.alloc(24, 6).toString('base64')}`)).toMatchObject({ status: 401 });
  expect(await tell(secret)).toMatchObject({ status: 200, text: expect.stringContaining('recorded') });
  expect(await tell(secret)).toMatchObject({ status: 200, text: expect.stringContaining('already-known') });

  const digest = stage.cli(['digest', '--date', 'today']);
  expect(await digest.ended).toMatchObject({ code: 0 });
  expect(digest.said()).toMatch(/Conversions: 1 · €49\.90/);
});
