import { readdirSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { readDeliveries } from '../../../src/domain/delivery/read-deliveries.ts';
import { addSeconds } from '../../../src/domain/duration.ts';
import { readDelivery } from '../../../src/integrations/instagram/read-delivery.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { deliveryIntake } from '../../../src/integrations/postgres/delivery-intake.ts';
import { beginDeliveries } from '../../../src/integrations/postgres/delivery-store.ts';
import { systemTurn } from '../../../src/integrations/system/system-timers.ts';
import {
  change,
  delivery,
  entryOf,
  fixture,
  item,
  messaging,
  sentAt,
} from '../../integrations/instagram/deliveries.ts';
import { ManualClock } from '../../sandbox/slack/manual-clock.ts';
import { onBoth } from '../../support/databases.ts';
import { openDesk, type TestDesk, testSealer } from '../../support/desk.ts';

interface Mailbox extends TestDesk {
  /** Stores deliveries as the webhook does, received now. */
  deliver(...bodies: readonly unknown[]): Promise<void>;
  /** Reads what is stored, to the end. */
  read(): Promise<void>;
  /** Begins to read and never ends, as a process that dies of it. */
  dieReading(): Promise<void>;
  /** What the metrics were told. */
  readonly told: string[];
}

const leaseSeconds = 30;

/** A mailbox five seconds after the deliveries of the builders were sent. */
async function openMailbox(database: Database): Promise<Mailbox> {
  const clock = new ManualClock(addSeconds(sentAt, 5).toISOString());
  const desk = await openDesk(database, { clock });
  const intake = deliveryIntake({ db: desk.db, sealer: testSealer, turn: systemTurn });
  const told: string[] = [];
  const begin = () => beginDeliveries(desk.db, { reader: 'a', now: clock.now(), leaseSeconds, limit: 20 });
  return {
    ...desk,
    told,
    async deliver(...bodies) {
      for (const body of bodies) {
        const bytes = typeof body === 'string' ? body : JSON.stringify(body);
        await intake.keep(Buffer.from(bytes), clock.now());
        clock.advance(1); // the next is received later
      }
    },
    async read() {
      const reading = {
        desk,
        read: readDelivery,
        home: desk.account.team,
        observer: {
          signal: (kind: string) => told.push(kind),
          quarantined: (reason: string) => told.push(`quarantined: ${reason}`),
        },
      };
      for (let begun = await begin(); begun.length > 0; begun = await begin()) await readDeliveries(reading, begun);
    },
    async dieReading() {
      await begin();
      clock.advance(leaseSeconds * 1000);
    },
  };
}

const dm = (mid: string, sender = '1254477777772919', timestamp = sentAt.getTime()) =>
  item({ sender: { id: sender }, timestamp, message: { mid, text: 'price?' } });
const comment = (id: string) => change('comments', { id, from: { id: '55', username: 'jane' }, text: 'nice' });
const emptyEdit = messaging(item({ message_edit: { mid: 'm0', num_edit: 0 } }));

const signals = async ({ db }: TestDesk) =>
  (await db.selectFrom('signal').select('signal_key').orderBy('signal_key').execute()).map((row) => row.signal_key);
const alarms = async ({ database, account }: TestDesk) =>
  (await database.stores.alarms.live(account.team))
    .map(({ kind, subject, times }) => `${kind} ${subject} ${times}`)
    .toSorted();
const tellings = async ({ db }: TestDesk) =>
  (await db.selectFrom('task').select('key').where('kind', '=', 'tell-admins').orderBy('key').execute()).map(
    (row) => row.key,
  );
const quarantined = async ({ db }: TestDesk) =>
  (await db.selectFrom('quarantined_entry').select(['place', 'reason']).orderBy('place').execute()).map(
    ({ place, reason }) => `${place} ${reason}`,
  );

describe('what cannot be read', () => {
  onBoth('is set aside, and costs its neighbours nothing', async (database) => {
    const mailbox = await openMailbox(database);

    await mailbox.deliver(
      delivery(
        entryOf({ messaging: [dm('m1'), { sender: 7 }, dm('m2', '56')] }),
        null,
        entryOf({ changes: [{ field: 'horoscope', value: {} }] }),
        // Meta does not say who mentioned us: that is found out only while recording.
        entryOf({ changes: [{ field: 'mentions', value: { media_id: '1', comment_id: '2' } }] }),
      ),
      '{"object":"instagram","entry":[',
      comment('c1'),
    );
    await mailbox.read();

    expect(await signals(mailbox)).toEqual(['comment:c1', 'message:m1', 'message:m2']);
    expect(await quarantined(mailbox)).toEqual([
      'body not-json',
      'entry[0].messaging[1] broken-entry',
      'entry[1] broken-entry',
      'entry[2].changes[0] unknown-kind',
      'entry[3].changes[0]#0 failed',
    ]);
    expect(mailbox.told.filter((what) => !what.startsWith('quarantined'))).toEqual(['dm', 'dm', 'comment']);
    expect(
      await mailbox.db.selectFrom('delivery').select('delivery_id').where('read_at', 'is', null).execute(),
    ).toEqual([]);
  });

  onBoth('raises one alarm for each reason, told once', async (database) => {
    const mailbox = await openMailbox(database);
    const foreign = (mid: string) =>
      delivery({ ...entryOf({ messaging: [{ ...dm(mid), recipient: { id: '999' } }] }), id: '999' });

    await mailbox.deliver(foreign('m1'), foreign('m2'), { object: 'page' });
    await mailbox.read();
    await mailbox.deliver(foreign('m3'), foreign('m1'));
    await mailbox.read();

    expect(await alarms(mailbox)).toEqual([
      'entries-quarantined not-instagram 1',
      'entries-quarantined unknown-account 3',
    ]);
    expect(await tellings(mailbox)).toEqual([
      'entries-quarantined:not-instagram',
      'entries-quarantined:unknown-account',
    ]);
    expect(await signals(mailbox)).toEqual([]);
  });
});

describe('every payload that we know of', () => {
  const names = readdirSync(new URL('../../fixtures/instagram/', import.meta.url))
    .filter((name) => /^(?:dm|echo|reaction|postback|referral|seen|message-edit|comment|mention)-?.*\.json$/.test(name))
    .map((name) => name.replace('.json', ''));
  const entries = names.flatMap((name) => (fixture(name) as { entry: object[] }).entry);

  onBoth('is taken from one delivery, and once more changes nothing', async (database) => {
    const mailbox = await openMailbox(database);
    const rows = async () => ({
      signals: await mailbox.db.selectFrom('signal').selectAll().orderBy('signal_key').execute(),
      messages: await mailbox.db
        .selectFrom('message')
        .select(['message_id', 'direction', 'edit_count', 'unsent_at', 'seen_at'])
        .orderBy('message_id')
        .execute(),
      leads: await mailbox.db.selectFrom('lead').selectAll().orderBy('lead_id').execute(),
      viewers: await mailbox.db.selectFrom('viewer').selectAll().orderBy('viewer_id').execute(),
    });

    await mailbox.deliver(delivery(...entries));
    await mailbox.read();
    const once = await rows();
    await mailbox.deliver(...entries.toReversed().map((entry) => delivery(entry)));
    await mailbox.read();

    expect(names.length).toBeGreaterThan(20);
    expect(once.signals.length).toBeGreaterThan(15);
    expect(await rows()).toEqual(once);
  });
});

describe('empty edits in place of messages', () => {
  onBoth('are one alarm, which only a message ends', async (database) => {
    const mailbox = await openMailbox(database);
    const numbered = (timestamp: number) => messaging(item({ timestamp, message_edit: { mid: 'm0', num_edit: 0 } }));

    await mailbox.deliver(emptyEdit, numbered(sentAt.getTime() + 1000), comment('c1'));
    await mailbox.read();
    const raised = await alarms(mailbox);
    await mailbox.deliver(messaging(dm('m1')));
    await mailbox.read();
    const ended = await alarms(mailbox);
    await mailbox.deliver(numbered(sentAt.getTime() + 2000));
    await mailbox.read();

    const { account } = mailbox;
    expect(raised).toEqual([`app-not-live ${account.id} 2`]);
    expect(ended).toEqual([]);
    expect(await alarms(mailbox)).toEqual([`app-not-live ${account.id} 1`]);
  });
});

describe('a signal that arrives more than 48 hours late', () => {
  onBoth('is kept and counted, and never opens a card', async (database) => {
    const mailbox = await openMailbox(database);
    const hour = 3_600_000;
    const late = sentAt.getTime() - 49 * hour;

    await mailbox.deliver(messaging(dm('late', '56', late), dm('on-time', '57', late + 2 * hour)));
    await mailbox.read();

    const kept = await mailbox.db.selectFrom('signal').select(['signal_key', 'late']).orderBy('signal_key').execute();
    expect(kept).toEqual([
      { signal_key: 'message:late', late: true },
      { signal_key: 'message:on-time', late: false },
    ]);
    expect(await mailbox.db.selectFrom('lead').select('viewer_id').execute()).toEqual([{ viewer_id: 'igsid:57' }]);
    expect(mailbox.told).toEqual(['dm', 'dm']);
  });
});

describe('a delivery that kills whoever reads it', () => {
  onBoth('is set aside whole after five attempts, with an alarm', async (database) => {
    const mailbox = await openMailbox(database);
    await mailbox.deliver(messaging(dm('m1')));

    for (let attempt = 0; attempt < 5; attempt += 1) await mailbox.dieReading();
    await mailbox.deliver(messaging(dm('m2')));
    await mailbox.read();

    expect(await signals(mailbox)).toEqual(['message:m2']);
    expect(await quarantined(mailbox)).toEqual(['delivery failed']);
    expect(await alarms(mailbox)).toEqual(['entries-quarantined failed 1']);
  });
});
