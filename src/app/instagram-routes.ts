import type { Logger } from 'pino';
import type { MetaConfig } from '../config.ts';
import type { Clock } from '../domain/clock.ts';
import type { Route } from '../integrations/http/http-server.ts';
import type { Metrics } from '../integrations/http/metrics.ts';
import { readBody } from '../integrations/http/read-body.ts';
import { RequestRefused } from '../integrations/http/refusal.ts';
import { maxDeliveryBytes, receiveWebhook, verifyWebhook } from '../integrations/instagram/webhook-route.ts';
import type { DeliveryIntake } from '../integrations/postgres/delivery-intake.ts';

/** `GET` and `POST /instagram/webhook`. */
export function instagramRoutes(
  config: MetaConfig,
  { intake, clock, metrics, log }: { intake: DeliveryIntake; clock: Clock; metrics: Metrics; log: Logger },
): readonly Route[] {
  const path = '/instagram/webhook';
  const receive = receiveWebhook(config, {
    async readBody(request) {
      metrics.deliveriesReceived.inc();
      try {
        return await readBody(request, maxDeliveryBytes);
      } catch (fault) {
        if (fault instanceof RequestRefused) metrics.deliveriesRefused.inc({ reason: 'too-large' });
        throw fault;
      }
    },
    keep: (body) => intake.keep(body, clock.now()),
    observe(outcome, fault) {
      if (outcome === 'stored') metrics.deliveriesStored.inc();
      else metrics.deliveriesRefused.inc({ reason: outcome });
      if (fault) log.error({ err: fault }, 'A delivery could not be stored; Meta was asked to send it again');
    },
  });
  return [
    { method: 'GET', path, handle: verifyWebhook(config) },
    { method: 'POST', path, handle: receive },
  ];
}
