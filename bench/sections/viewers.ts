import type { Desk } from '../../src/domain/desk.ts';
import { accountId, channelId, messageId, signalKey, storyId, teamId } from '../../src/domain/ids.ts';
import type { SignalSeen } from '../../src/domain/signal/inbound-event.ts';
import { recordEvent } from '../../src/domain/signal/record-event.ts';
import type { Account } from '../../src/domain/team/account.ts';
import { defaultSettings } from '../../src/domain/team/settings.ts';
import { openDatabase } from '../../src/integrations/postgres/database.ts';
import { parseEncryptionKeys } from '../../src/integrations/postgres/encryption-keys.ts';
import { postgresDatabase } from '../../src/integrations/postgres/postgres-database.ts';
import { aesSealer } from '../../src/integrations/postgres/sealing.ts';
import { systemClock } from '../../src/integrations/system/system-clock.ts';
import { systemIds } from '../../src/integrations/system/system-ids.ts';
import { systemRandom } from '../../src/integrations/system/system-random.ts';
import type { Finding } from '../report.ts';
import type { Section } from '../section.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { median, quantile } from '../support/statistics.ts';

const few = 100;
const many = 10_000;
const further = 300;
const perTransaction = 20;

const account: Account = {
  team: teamId('T0BENCH'),
  id: accountId('17841405822304914'),
  login: 'instagram',
  pageId: undefined,
  userName: 'atelier',
  desk: channelId('C0BENCH'),
  language: 'en',
  timeZone: 'Europe/Paris',
};

/** What one more signal costs when a story has many viewers already. */
export const viewers: Section = {
  about: `one further signal in a transaction of its own on Postgres, by somebody new; medians of ${further}`,
  async run() {
    const cluster = await startPostgres();
    try {
      const { db, close } = await openDatabase({ url: await cluster.createDatabase() });
      try {
        const database = postgresDatabase({
          db,
          sealer: aesSealer(parseEncryptionKeys(`bench:${Buffer.alloc(32, 7).toString('base64')}`)),
          clock: systemClock,
          ids: systemIds,
          random: systemRandom,
          reader: 'bench',
          onUnopenable: (fault) => {
            throw fault;
          },
          onTasks: () => {},
        });
        return await measure({ database, clock: systemClock, ids: systemIds, settings: defaultSettings });
      } finally {
        await close();
      }
    } finally {
      await cluster.stop();
    }
  },
};

async function measure(desk: Desk): Promise<Finding[]> {
  await desk.database.stores.accounts.put(account, desk.clock.now());
  let viewers = 0;
  const add = (count: number) => {
    const signals = Array.from({ length: count }, () => storyReply(++viewers, desk.clock.now()));
    return desk.database.transaction(async (stores) => {
      for (const signal of signals) await recordEvent(desk, stores, account, signal, desk.clock.now());
    });
  };
  const costs = async () => {
    const milliseconds: number[] = [];
    for (let i = 0; i < further; i++) {
      const startedAt = performance.now();
      await add(1);
      milliseconds.push(performance.now() - startedAt);
    }
    return milliseconds;
  };
  while (viewers < few) await add(1); // one by one: it warms every code path up
  const atFew = await costs();
  while (viewers < many) await add(perTransaction);
  const atMany = await costs();

  const withFew = `with ${few} viewers`;
  const ratio = median(atMany) / median(atFew);
  return [
    {
      what: `further signal with ${many.toLocaleString('en')} viewers, p50`,
      measured: median(atMany),
      unit: 'ms',
      against: { what: withFew, measured: median(atFew) },
      aim: { words: 'ratio ≤ 1.2', met: ratio <= 1.2 },
    },
    {
      what: `further signal with ${many.toLocaleString('en')} viewers, p99`,
      measured: quantile(atMany, 0.99),
      unit: 'ms',
      against: { what: withFew, measured: quantile(atFew, 0.99) },
    },
  ];
}

const storyReply = (viewer: number, now: Date): SignalSeen => ({
  type: 'signal',
  account: account.id,
  happenedAt: now,
  key: signalKey(`message:bench-${viewer}`),
  kind: 'story_reply',
  person: { igsid: String(1_254_000_000_000_000 + viewer) },
  story: storyId('18074819347285670'),
  message: messageId(`bench-${viewer}`),
  text: 'Price?',
  about: {},
});
