import { describe, expect, test } from 'vitest';
import { healthzRoute, readyzRoute } from '../../../src/integrations/http/health-routes.ts';
import { createMetrics } from '../../../src/integrations/http/metrics.ts';
import { serve } from './wire.ts';

describe('/healthz', () => {
  test('says that the process runs', async () => {
    const { url } = await serve([healthzRoute]);
    const response = await fetch(`${url}/healthz`);

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ok: true });
  });
});

describe('/readyz', () => {
  test.each([
    [200, { ok: true, checks: { database: 'answers', slack: 'said hello' } }],
    [503, { ok: false, checks: { database: 'no answer', slack: 'said hello' } }],
  ])('is %i, with each check', async (status, readiness) => {
    const { url } = await serve([readyzRoute(async () => readiness)]);
    const response = await fetch(`${url}/readyz`);

    expect(response.status).toBe(status);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual(readiness);
  });

  test('is 500 when it cannot even be found out', async () => {
    const { url } = await serve([readyzRoute(() => Promise.reject(new Error('broken')))]);

    expect((await fetch(`${url}/readyz`)).status).toBe(500);
  });
});

describe('/metrics', () => {
  test('shows what was counted and measured, and the process itself', async () => {
    const metrics = createMetrics();
    const { url } = await serve([metrics.route]);
    metrics.deliveriesReceived.inc();
    metrics.deliveriesStored.inc();
    metrics.deliveriesRefused.inc({ reason: 'signature' });
    metrics.conversionCalls.inc({ outcome: 'recorded' });
    metrics.entriesQuarantined.inc({ reason: 'not-json' });
    metrics.signals.inc({ kind: 'dm' }, 3);
    metrics.tasks.inc({ kind: 'publish', outcome: 'done' });
    metrics.slackCalls.inc({ method: 'chat.postMessage', result: 'answered' });
    metrics.hotToPosted.observe(0.7);
    const response = await fetch(`${url}/metrics`);

    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const lines = (await response.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'storydesk_deliveries_received_total 1',
        'storydesk_deliveries_stored_total 1',
        'storydesk_deliveries_refused_total{reason="signature"} 1',
        'storydesk_conversion_calls_total{outcome="recorded"} 1',
        'storydesk_entries_quarantined_total{reason="not-json"} 1',
        'storydesk_signals_total{kind="dm"} 3',
        'storydesk_tasks_total{kind="publish",outcome="done"} 1',
        'storydesk_slack_calls_total{method="chat.postMessage",result="answered"} 1',
        'storydesk_hot_to_posted_seconds_bucket{le="0.5"} 0',
        'storydesk_hot_to_posted_seconds_bucket{le="1"} 1',
        expect.stringMatching(/^process_resident_memory_bytes \d+$/),
      ]),
    );
  });
});
