import { readFileSync } from 'node:fs';
import type { ReadItem } from '../../../src/domain/delivery/delivery.ts';
import { type AccountId, accountId } from '../../../src/domain/ids.ts';
import type { InboundEvent } from '../../../src/domain/signal/inbound-event.ts';
import { readDelivery } from '../../../src/integrations/instagram/read-delivery.ts';

/** Our two accounts, the Facebook Page behind the first, and a viewer. */
export const ours = accountId('17841405822304914');
export const other = accountId('17841400538867191');
export const page = '104500000000001';
export const viewer = '1254477777772919';

export const receivedAt = new Date('2026-11-20T10:00:00Z');
/** `timestamp` and `entry.time` of the builders below. */
export const sentMs = 1761172375330;
export const sentAt = new Date(sentMs);

const accounts: ReadonlyMap<string, AccountId> = new Map([
  [ours, ours],
  [page, ours],
  [other, other],
]);
const accountOf = (id: string) => accounts.get(id);

export const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/instagram/${name}.json`, import.meta.url), 'utf8'));

/** Reads `body`: bytes as they are, everything else as JSON. */
export function readItems(body: unknown): readonly ReadItem[] {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return readDelivery(bytes, { receivedAt, accountOf }).entries;
}

/** What a delivery says where all of it can be read; fails the test otherwise. */
export function eventsOf(body: unknown): readonly InboundEvent[] {
  return readItems(body).flatMap((item) => {
    if (!item.ok) throw new Error(`${item.place} was not read: ${item.reason}, ${item.detail}`);
    return item.events;
  });
}

export const delivery = (...entry: readonly unknown[]) => ({ object: 'instagram', entry });
export const entryOf = (parts: object) => ({ id: ours, time: sentMs, ...parts });

/** What a delivery says that says one thing only. */
export function eventOf(body: unknown): InboundEvent {
  const [event, ...more] = eventsOf(body);
  if (event === undefined || more.length > 0)
    throw new Error(`expected one event, got ${more.length + (event ? 1 : 0)}`);
  return event;
}

/** One item of `messaging`, from the viewer to us unless `parts` say otherwise. */
export const item = (parts: object) => ({
  sender: { id: viewer },
  recipient: { id: ours },
  timestamp: sentMs,
  ...parts,
});
export const messaging = (...items: readonly unknown[]) => delivery(entryOf({ messaging: items }));
/** One change, in an entry whose time is in seconds as Meta sends it. */
export const change = (field: string, value: unknown) =>
  delivery({ id: ours, time: 1761172375, changes: [{ field, value }] });
