import { z } from 'zod';
import type { DeliveryReader, ReadItem } from '../../domain/delivery/delivery.ts';
import { parseBigIntJson } from './big-int-json.ts';
import { cleanText, cleanTree } from './clean-text.ts';
import { readChange } from './delivery/change.ts';
import type { Entry, Reception } from './delivery/entry.ts';
import { readMessagingItem } from './delivery/messaging-item.ts';
import { keysOf, type Reading, unreadable } from './delivery/reading.ts';
import { anything, metaId } from './delivery/wire.ts';

/**
 * Reads a webhook body of `object=instagram`, from either login, in all four containers: `messaging`, `standby`,
 * `changes` and the flat `field`/`value`.
 *
 * Each item is read on its own: one that is broken, of an unknown kind or of an account that is not ours is kept as
 * such and costs its neighbours nothing. The same fact gets the same key from whatever container, login, order or
 * repetition it comes in. An item that cannot be read keeps, as `raw`, its entry with nothing else in it, so that it
 * can be read again later; a body that is no JSON keeps its text.
 *
 * Source: https://developers.facebook.com/documentation/instagram-platform/webhooks/examples
 */
export const readDelivery: DeliveryReader = (body, reception) => {
  const text = new TextDecoder().decode(body);
  const parsed = parseBigIntJson(text);
  if (parsed.ok) return { entries: [...itemsOf(cleanTree(parsed.value), reception)] };
  const detail = parsed.refusal === 'too-deep' ? 'nested deeper than any payload of Meta' : 'not JSON';
  return { entries: [{ place: 'body', ok: false, reason: parsed.refusal, detail, raw: cleanText(text) }] };
};

const envelope = z.object({ object: z.literal('instagram'), entry: anything });
const containers = { messaging: readMessagingItem, standby: readMessagingItem, changes: readChange };

function* itemsOf(body: unknown, reception: Reception): Generator<ReadItem> {
  const delivery = envelope.safeParse(body);
  if (!delivery.success) {
    yield itemAt('body', body, () => unreadable('not-instagram', 'object: expected instagram'));
    return;
  }
  const { entry: entries } = delivery.data;
  if (!Array.isArray(entries)) {
    yield itemAt('entry', body, () => unreadable('broken-entry', 'expected a list'));
    return;
  }
  for (const [index, entry] of entries.entries()) {
    yield* itemsOfEntry(`entry[${index}]`, entry, reception);
  }
}

function* itemsOfEntry(place: string, raw: unknown, reception: Reception): Generator<ReadItem> {
  if (!isRecord(raw)) {
    yield itemAt(place, raw, () => unreadable('broken-entry', 'expected an object'));
    return;
  }
  const { id, time, messaging, standby, changes, ...rest } = raw;
  const entry: Entry = { ...reception, id: metaId.safeParse(id).data, time };
  const batches = Object.entries({ messaging, standby, changes }).filter(
    ([, batch]) => (batch ?? undefined) !== undefined,
  );

  for (const [container, batch] of batches) {
    if (!Array.isArray(batch)) {
      const alone = { id, time, [container]: batch };
      yield itemAt(`${place}.${container}`, alone, () => unreadable('broken-entry', 'expected a list'));
      continue;
    }
    const read = containers[container as keyof typeof containers];
    for (const [index, item] of batch.entries()) {
      const alone = { id, time, [container]: [item] };
      yield itemAt(`${place}.${container}[${index}]`, alone, () => read(item, entry));
    }
  }
  if (rest.field !== undefined) yield itemAt(place, { id, time, ...rest }, () => readChange(rest, entry));
  else if (batches.length === 0) yield itemAt(place, raw, () => unreadable('unknown-kind', keysOf(raw)));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A bug of ours in reading one item must not cost the others either: it is kept, as `failed`. */
function itemAt(place: string, raw: unknown, read: () => Reading): ReadItem {
  try {
    const reading = read();
    return reading.ok ? { place, ok: true, events: reading.value } : { place, ok: false, ...reading.refusal, raw };
  } catch (error) {
    return { place, ok: false, reason: 'failed', detail: error instanceof Error ? error.name : 'unknown', raw };
  }
}
