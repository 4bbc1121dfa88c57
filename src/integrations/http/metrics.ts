import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { QuarantineReason } from '../../domain/signal/inbound-event.ts';
import type { TaskKind } from '../../domain/task/task.ts';
import type { CallOutcome } from './conversion-route.ts';
import type { Route } from './http-server.ts';

/** Counts what happened. */
export interface Count {
  inc(by?: number): void;
}

/** Counts what happened, apart by `labels`. Labels are few and known: never an id, a name or words. */
export interface Tally<Labels extends object> {
  inc(labels: Labels, by?: number): void;
}

/** Everything Storydesk measures about its own work. */
export interface Metrics {
  /** Webhooks of Meta that came, whatever became of them. */
  readonly deliveriesReceived: Count;
  readonly deliveriesStored: Count;
  readonly deliveriesRefused: Tally<{ reason: 'signature' | 'too-large' | 'not-stored' }>;
  readonly conversionCalls: Tally<{ outcome: CallOutcome }>;
  readonly entriesQuarantined: Tally<{ reason: QuarantineReason }>;
  readonly signals: Tally<{ kind: string }>;
  readonly tasks: Tally<{ kind: TaskKind; outcome: 'done' | 'failed' | 'unknown' | 'again' }>;
  readonly slackCalls: Tally<{ method: string; result: 'answered' | 'rate-limited' | 'unanswered' }>;
  /** Seconds from what made a viewer Hot until their card stands in Slack. */
  readonly hotToPosted: { observe(seconds: number): void };
  /** `/metrics`, in the text format of Prometheus. */
  readonly route: Route;
}

/** From a tenth of a second, where nobody notices, to the minutes after which a Hot lead has gone cold. */
const delaySeconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

/** Makes the metrics of one process, with Node's own beside them: memory, event loop lag, garbage collection. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `storydesk_${name}_total`, help, labelNames, registers: [registry] });

  return {
    deliveriesReceived: counter('deliveries_received', 'Webhooks of Meta that came'),
    deliveriesStored: counter('deliveries_stored', 'Webhooks of Meta that were stored'),
    deliveriesRefused: counter('deliveries_refused', 'Webhooks of Meta that were refused', 'reason'),
    conversionCalls: counter('conversion_calls', 'Calls that tell a conversion', 'outcome'),
    entriesQuarantined: counter('entries_quarantined', 'Entries of webhooks that could not be read', 'reason'),
    signals: counter('signals', 'What viewers did', 'kind'),
    tasks: counter('tasks', 'Runs of tasks', 'kind', 'outcome'),
    slackCalls: counter('slack_calls', 'Calls of the Slack API', 'method', 'result'),
    hotToPosted: new Histogram({
      name: 'storydesk_hot_to_posted_seconds',
      help: 'From what made a viewer Hot until their card stands in Slack',
      buckets: delaySeconds,
      registers: [registry],
    }),
    route: {
      method: 'GET',
      path: '/metrics',
      async handle(_request, response) {
        const text = await registry.metrics();
        response.writeHead(200, { 'content-type': registry.contentType });
        response.end(text);
      },
    },
  };
}
