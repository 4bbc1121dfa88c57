import { z } from 'zod';
import type { InboundEvent, QuarantineReason } from '../../domain/signal/inbound-event.ts';
import { parseBigIntJson } from './big-int-json.ts';
import { cleanText, cleanTree, excerpt } from './clean-text.ts';
import { readChange } from './delivery/change.ts';
import type { Entry, Reception } from './delivery/entry.ts';
import { readMessagingItem } from './delivery/messaging-item.ts';
import { keysOf, type Reading, unreadable } from './delivery/reading.ts';
import { anything, metaId } from './delivery/wire.ts';

/** What one webhook POST said, item by item. */
export interface ReadDelivery {
  readonly entries: readonly ReadItem[];
}

/** One item of a delivery: its events, or why it could not be read and what it was. */
export type ReadItem = {
  /** Where it stood, e.g. `entry[0].messaging[2]`; `body` when the delivery as a whole could not be read. */
  readonly place: string;
} & (
  | { readonly ok: true; readonly events: readonly InboundEvent[] }
  | {
      readonly ok: false;
      readonly reason: QuarantineReason;
      /** For the admin; holds no words of a viewer's. */
      readonly detail: string;
      /** The item as JSON that Postgres can store; of a body that is no JSON the beginning of its text. */
      readonly raw: unknown;
    }
);

/** Of a body that is no JSON, as much as a person needs to recognise it; its bytes are kept anyway. */
const keptOfBrokenBody = 2000;

/**
 * Reads a webhook body of `object=instagram`, from either login, in all four containers: `messaging`, `standby`,
 * `changes` and the flat `field`/`value`.
 *
 * Never throws, whatever the bytes. Each item is read on its own: one that is broken, of an unknown kind or of an
 * account that is not ours is kept as such and costs its neighbours nothing. The same fact gets the same key from
 * whatever container, login, order or repetition it comes in.
 *
 * Source: https://developers.facebook.com/documentation/instagram-platform/webhooks/examples
 */
export function readDelivery(body: Uint8Array, reception: Reception): ReadDelivery {
  const text = new TextDecoder().decode(body);
  const parsed = parseBigIntJson(text);
  if (!parsed.ok) {
    const raw = excerpt(cleanText(text), keptOfBrokenBody);
    const detail = parsed.refusal === 'too-deep' ? 'nested deeper than any payload of Meta' : 'not JSON';
    return { entries: [{ place: 'body', ok: false, reason: parsed.refusal, detail, raw }] };
  }
  return { entries: [...itemsOf(cleanTree(parsed.value), reception)] };
}

const envelope = z.object({ object: z.literal('instagram'), entry: anything });
const batchReaders = { messaging: readMessagingItem, standby: readMessagingItem, changes: readChange };

function* itemsOf(body: unknown, reception: Reception): Generator<ReadItem> {
  const delivery = envelope.safeParse(body);
  if (!delivery.success) {
    yield itemAt('body', body, () => unreadable('not-instagram', 'object: expected instagram'));
  } else if (!Array.isArray(delivery.data.entry)) {
    yield itemAt('entry', body, () => unreadable('broken-entry', 'entry: expected a list'));
  } else {
    for (const [index, entry] of delivery.data.entry.entries())
      yield* itemsOfEntry(`entry[${index}]`, entry, reception);
  }
}

function* itemsOfEntry(place: string, raw: unknown, reception: Reception): Generator<ReadItem> {
  if (!isRecord(raw)) {
    yield itemAt(place, raw, () => unreadable('broken-entry', 'expected an object'));
    return;
  }
  const entry: Entry = { ...reception, id: metaId.safeParse(raw.id).data, time: raw.time };
  let isEmpty = true;
  for (const [container, read] of Object.entries(batchReaders)) {
    const batch = raw[container] ?? undefined;
    if (batch === undefined) continue;
    isEmpty = false;
    if (Array.isArray(batch)) {
      for (const [index, item] of batch.entries()) {
        yield itemAt(`${place}.${container}[${index}]`, item, () => read(item, entry));
      }
    } else {
      yield itemAt(`${place}.${container}`, batch, () => unreadable('broken-entry', 'expected a list'));
    }
  }
  if (raw.field !== undefined) yield itemAt(place, raw, () => readChange(raw, entry));
  else if (isEmpty) yield itemAt(place, raw, () => unreadable('unknown-kind', keysOf(raw)));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A bug of ours in reading one item must not cost the others either: it is kept, as `failed`. */
function itemAt(place: string, raw: unknown, read: () => Reading): ReadItem {
  try {
    const reading = read();
    return reading.ok ? { place, ok: true, events: reading.value } : { place, ok: false, ...reading.refusal, raw };
  } catch (error) {
    return { place, ok: false, reason: 'failed', detail: String(error), raw };
  }
}
