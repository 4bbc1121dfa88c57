import { raiseAlarm } from '../alarm/raise-alarm.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { type AccountId, type TeamId, teamId } from '../ids.ts';
import type { InboundEvent, QuarantineReason } from '../signal/inbound-event.ts';
import { recordEvent } from '../signal/record-event.ts';
import type { Account } from '../team/account.ts';
import type { Delivery, DeliveryReader, ReadItem } from './delivery.ts';

/** A delivery that was begun this often and never finished kills whoever reads it: it is set aside whole. */
const mostAttempts = 5;

/** Told of everything read, for the metrics and the log. Never carries words or names. */
export interface ReadingObserver {
  signal(kind: string): void;
  quarantined(reason: QuarantineReason): void;
}

export interface DeliveryReading {
  readonly desk: Desk;
  readonly read: DeliveryReader;
  /** The team whose admin sees what belongs to no account: the only one, in a single workspace. */
  readonly home: TeamId;
  readonly observer: ReadingObserver;
}

/**
 * Reads deliveries that were begun, each item on its own, in one transaction.
 *
 * @returns how many were read
 */
export async function readDeliveries(reading: DeliveryReading, begun: readonly string[]): Promise<number> {
  return reading.desk.database.transaction(async (stores) => {
    const deliveries = await stores.deliveries.takeBegun(begun);
    const accounts = await stores.accounts.all();
    for (const delivery of deliveries) await readDelivery(reading, stores, accounts, delivery);
    await stores.deliveries.markRead(
      deliveries.map((delivery) => delivery.id),
      reading.desk.clock.now(),
    );
    return deliveries.length;
  });
}

async function readDelivery(
  reading: DeliveryReading,
  stores: Transaction,
  accounts: readonly Account[],
  delivery: Delivery,
): Promise<void> {
  const setAside = setAsideFor(reading, stores, delivery);
  if (delivery.attempts > mostAttempts) {
    return setAside('delivery', 'failed', `not finished in ${mostAttempts} attempts`, delivery.body);
  }
  const { entries } = reading.read(delivery.body, {
    receivedAt: delivery.receivedAt,
    accountOf: (id) => accounts.find((account) => account.id === id || account.pageId === id)?.id,
  });
  for (const item of entries) await readItem(reading, stores, accounts, delivery, item, setAside);
}

type SetAside = (place: string, reason: QuarantineReason, detail: string, raw: unknown, team?: TeamId) => Promise<void>;

async function readItem(
  reading: DeliveryReading,
  stores: Transaction,
  accounts: readonly Account[],
  delivery: Delivery,
  item: ReadItem,
  setAside: SetAside,
): Promise<void> {
  if (!item.ok) return setAside(item.place, item.reason, item.detail, item.raw);
  for (const [index, event] of item.events.entries()) {
    for (const account of accountsOf(accounts, event.account)) {
      const done = await stores.attempt(() => recordEvent(reading.desk, stores, account, event, delivery.receivedAt));
      if (done.ok) reading.observer.signal(nameOf(event));
      else await setAside(`${item.place}#${index}`, 'failed', done.refusal.detail, event, account.team);
    }
  }
}

const accountsOf = (accounts: readonly Account[], id: AccountId) => accounts.filter((account) => account.id === id);
const nameOf = (event: InboundEvent) => (event.type === 'signal' ? event.kind : event.type);

function setAsideFor(reading: DeliveryReading, stores: Transaction, delivery: Delivery): SetAside {
  return async (place, reason, detail, raw, team = reading.home) => {
    const entry = { team, delivery: delivery.id, place, reason, detail, receivedAt: delivery.receivedAt, raw };
    const isNew = await stores.deliveries.quarantine(entry);
    if (!isNew) return;
    reading.observer.quarantined(reason);
    await raiseAlarm(reading.desk, stores, team, 'entries-quarantined', reason, detail);
  };
}

/** The team of rows that belong to none until they are read. */
export const unrouted = teamId('-');
