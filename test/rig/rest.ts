import type { Kysely } from 'kysely';
import type { Schema } from '../../src/integrations/postgres/schema.ts';
import { waitUntil } from '../support/program/wait-until.ts';
import type { RigStage } from './ground.ts';

/** What waits for its own time whatever happens: it is no part of what a viewer or a teammate has caused. */
const ownTime = [
  'poll-stories',
  'refresh-token',
  'prune',
  'probe-desk',
  'digest',
  'connect-account',
  'sample-insights',
];

/**
 * What is due or begun and not over yet, in words; nothing when the desk is at rest.
 *
 * @param graceMs so long something may be due before it counts: there is always a next thing
 */
export async function openWork(db: Kysely<Schema>, graceMs = 0): Promise<string[]> {
  const dueBefore = new Date(Date.now() - graceMs);
  const tasks = await db
    .selectFrom('task')
    .select(['kind', 'attempts'])
    .where('outcome', 'is', null)
    .where('kind', 'not in', ownTime)
    .where((row) => row.or([row('due_at', '<=', dueBefore), row('lease_until', 'is not', null)]))
    .execute();
  const deliveries = await db.selectFrom('delivery').select(['attempts']).where('read_at', 'is', null).execute();
  const touches = await db.selectFrom('touch').select('status').where('status', 'in', ['sending', 'waiting']).execute();
  return [
    ...tasks.map(({ kind, attempts }) => `task ${kind}, begun ${attempts} times`),
    ...deliveries.map(({ attempts }) => `a delivery that is not read, begun ${attempts} times`),
    ...touches.map(({ status }) => `a message that is ${status}`),
  ];
}

/** For so long nothing may happen before it counts as quiet, where little is under way. */
const shortlyMs = 500;

/**
 * Waits until nothing is under way any more: no webhook to be repeated, no call to Slack or Instagram, and over
 * Postgres nothing due. What is left in the embedded database is only seen once its program has ended.
 *
 * @param quietMs longer than the pace of a line that may still have something in it
 */
export async function untilRest(stage: RigStage, timeout: number, quietMs = shortlyMs): Promise<void> {
  let heard = -1;
  let since = performance.now();
  await waitUntil(
    async () => {
      const now = callsOf(stage);
      if (now !== heard) {
        heard = now;
        since = performance.now();
      }
      const underWay = [
        ...stage.instagram.ledger.deliveries
          .filter(({ state }) => state === 'sending' || state === 'retrying')
          .map(({ id }) => `delivery ${id} is not accepted yet`),
        ...(stage.slack.isQuiet && stage.instagram.isQuiet ? [] : ['a call is under way']),
        ...(performance.now() - since < quietMs ? ['calls are made'] : []),
        ...(stage.database === 'postgres' ? await stage.look(openWork) : []),
      ];
      if (underWay.length > 0) throw new Error(`Not at rest: ${underWay.join('; ')}`);
    },
    { timeout, interval: 100 },
  );
}

const callsOf = ({ slack, instagram }: RigStage) =>
  slack.calls.length + slack.deliveries.length + instagram.ledger.calls.length + instagram.ledger.deliveries.length;
