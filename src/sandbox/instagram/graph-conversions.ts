import { z } from 'zod';
import { type GraphCall, requireOwnAccount } from './graph-call.ts';
import { GraphError, refusal } from './graph-error.ts';
import type { Body } from './payloads.ts';

const oldestMs = 7 * 24 * 60 * 60_000;
const eventLimit = 1000;

const conversionEvent = z.looseObject({
  event_name: z.string().min(1),
  /** Seconds. */
  event_time: z.int(),
  action_source: z.literal('business_messaging'),
  messaging_channel: z.literal('instagram'),
  user_data: z
    .looseObject({ ig_sid: z.string().min(1) })
    .refine((user) => 'ig_account_id' in user || 'instagram_business_account_id' in user, {
      message: 'ig_account_id or instagram_business_account_id is needed',
    }),
  custom_data: z.looseObject({ currency: z.string().length(3).optional(), value: z.number().optional() }).optional(),
});
const eventsRequest = z.object({ data: z.array(conversionEvent).min(1).max(eventLimit) });

/** `POST /{account}/dataset`: the dataset that takes the account's events, made on first use. */
export function makeDataset(call: GraphCall): Body {
  return { id: requireOwnAccount(call, 'either').datasetId };
}

/**
 * `POST /{dataset}/events`. One event that is malformed or older than 7 days fails the
 * whole request; messaging events are not deduplicated. Source: Conversions API for
 * business messaging (2026-05-05).
 */
export function takeEvents({ stage, account, path, method, body }: GraphCall): Body {
  if (path[0] !== account.datasetId) throw refusal.objectMissing(path[0] ?? '', method);
  const parsed = eventsRequest.safeParse(typeof body.data === 'string' ? { data: parseList(body.data) } : body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refusal.invalidParameter(`Invalid parameter ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const now = stage.world.clock.now().getTime();
  const old = parsed.data.data.find(({ event_time: seconds }) => now - seconds * 1000 > oldestMs);
  if (old !== undefined) {
    throw new GraphError(100, 'Invalid parameter: event_time is more than 7 days ago', { subcode: 2804003 });
  }
  return { events_received: parsed.data.data.length, messages: [], fbtrace_id: stage.world.ids.trace() };
}

/** A form carries the list as JSON text. */
function parseList(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal.invalidParameter('Param data must be an array.');
  }
}
