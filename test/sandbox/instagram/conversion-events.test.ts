import { describe, expect, test } from 'vitest';
import { errorOf, localSetup } from './local-setup.ts';

const eventAt = (time: string, more: object = {}) => ({
  event_name: 'Purchase',
  event_time: Date.parse(time) / 1000,
  event_id: 'order-4127',
  action_source: 'business_messaging',
  messaging_channel: 'instagram',
  user_data: { ig_sid: '11010992437819853', ig_account_id: '17841405822304914' },
  custom_data: { currency: 'EUR', value: 76 },
  ...more,
});

async function dataset() {
  const setup = await localSetup();
  const { body } = await setup.graph('POST', '/me/dataset');
  return { ...setup, path: `/${String(body.id)}/events` };
}

describe('conversion events', () => {
  test('are counted as they come', async () => {
    const { graph, path } = await dataset();

    const { body } = await graph('POST', path, { body: { data: [eventAt('2026-11-20T08:00:00Z')] } });

    expect(body).toMatchObject({ events_received: 1 });
  });

  test('fail all together when one is older than seven days', async () => {
    const { graph, path } = await dataset();
    const data = [eventAt('2026-11-20T08:00:00Z'), eventAt('2026-11-13T08:59:59Z')];

    expect(errorOf(await graph('POST', path, { body: { data } }))).toMatchObject({ code: 100 });
  });

  test.each([
    ['the channel', { messaging_channel: undefined }],
    ['whole seconds', { event_time: 1795161600.5 }],
    ['the account', { user_data: { ig_sid: '11010992437819853' } }],
  ])('need %s', async (_, wrong) => {
    const { graph, path } = await dataset();

    const answer = await graph('POST', path, { body: { data: [eventAt('2026-11-20T08:00:00Z', wrong)] } });

    expect(errorOf(answer)).toMatchObject({ code: 100 });
  });

  test('are taken by the own dataset only', async () => {
    const { graph } = await dataset();

    const answer = await graph('POST', '/7123/events', { body: { data: [eventAt('2026-11-20T08:00:00Z')] } });

    expect(errorOf(answer)).toMatchObject({ code: 100, error_subcode: 33 });
  });
});
