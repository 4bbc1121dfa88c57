import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { messageId, signalKey, storyId } from '../../../../src/domain/ids.ts';
import type { Database } from '../../../../src/integrations/postgres/database.ts';
import { messageTextPlace, postgresMessageStore } from '../../../../src/integrations/postgres/message-store.ts';
import { postgresSignalStore } from '../../../../src/integrations/postgres/signal-store.ts';
import { onBoth } from '../../../support/databases.ts';
import { anAccount, aSignal, minute, sealer, zoe } from './builders.ts';

/*
 * Instagram repeats deliveries and promises no order. Whatever is told in whatever order, and however often, the rows
 * must end the same.
 */

const account = anAccount();
type Step = (database: Database) => Promise<unknown>;
const minutes = fc.integer({ min: 0, max: 4 });

const message = messageId('m1');
/** Words differ from edit to edit, but one edit is never told in two wordings. */
const messageNotes: fc.Arbitrary<Step> = fc.oneof(
  minutes.map(
    (at) =>
      ({ db }: Database) =>
        notes(db).noteWords(account, message, 'in', 'price?', minute(at)),
  ),
  minutes.map(
    (at) =>
      ({ db }: Database) =>
        notes(db).noteWords(account, message, 'in', undefined, minute(at)),
  ),
  fc.tuple(fc.integer({ min: 1, max: 3 }), minutes).map(
    ([count, at]) =>
      ({ db }: Database) =>
        notes(db).noteEdit(account, message, `edit ${count}`, count, minute(at)),
  ),
  minutes.map(
    (at) =>
      ({ db }: Database) =>
        notes(db).noteSeen(account, message, minute(at)),
  ),
  minutes.map(
    (at) =>
      ({ db }: Database) =>
        notes(db).noteUnsent(account, message, minute(at)),
  ),
);
const notes = (db: Database['db']) => postgresMessageStore(db, sealer);

const abouts = fc.constantFrom({}, { emoji: '❤' }, { emoji: '😂' });

const signalSteps: fc.Arbitrary<Step> = fc
  .record({
    happened: minutes,
    received: minutes,
    about: abouts,
    story: fc.constantFrom(undefined, storyId('1'), storyId('2')),
    source: fc.constantFrom('webhook' as const, 'api' as const),
    late: fc.boolean(),
  })
  .map(({ happened, received, late, ...rest }) => ({ db }) => {
    const signal = aSignal({ happenedAt: minute(happened), receivedAt: minute(received), ...rest });
    return postgresSignalStore(db).add(signal, late);
  });

const reaction = signalKey('reaction:m1:900');
const reactionSteps: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ happened: minutes, received: minutes, about: abouts, late: fc.boolean() })
    .map(({ happened, received, about, late }) => ({ db }: Database) => {
      const times = { happenedAt: minute(happened), receivedAt: minute(received) };
      const given = aSignal({ key: reaction, kind: 'reaction', message: 'm1', about, ...times });
      return postgresSignalStore(db).add(given, late);
    }),
  fc.record({ happened: minutes, received: minutes }).map(
    ({ happened, received }) =>
      ({ db }: Database) =>
        postgresSignalStore(db).withdraw(account, reaction, zoe, message, minute(happened), minute(received)),
  ),
);

/** A list of things to tell, and the same things in another order with some told again. */
const twoTellings = (steps: fc.Arbitrary<Step>) =>
  fc.array(steps, { minLength: 1, maxLength: 6 }).chain((told) =>
    fc.tuple(
      fc.constant(told),
      fc
        .array(fc.constantFrom(...told), { maxLength: 3 })
        .chain((again) => fc.shuffledSubarray([...told, ...again], { minLength: told.length + again.length })),
    ),
  );

async function rowsAfter(database: Database, steps: readonly Step[]) {
  await database.db.deleteFrom('message').execute();
  await database.db.deleteFrom('signal').execute();
  for (const step of steps) await step(database);
  const messages = await database.db.selectFrom('message').selectAll().execute();
  return {
    signals: await database.db.selectFrom('signal').selectAll().execute(),
    messages: messages.map((row) => ({
      ...row,
      text_sealed:
        row.text_sealed &&
        sealer.open(row.text_sealed, messageTextPlace(row.team_id, row.account_id, row.message_id)).toString('utf8'),
    })),
  };
}

const expectSameRows = (database: Database, steps: fc.Arbitrary<Step>) =>
  fc.assert(
    fc.asyncProperty(twoTellings(steps), async ([once, otherwise]) => {
      expect(await rowsAfter(database, otherwise)).toStrictEqual(await rowsAfter(database, once));
    }),
    { numRuns: 60 },
  );

describe('in any order and however often, the same rows remain of', () => {
  onBoth('notes about a message', (database) => expectSameRows(database, messageNotes));
  onBoth('signals with one key', (database) => expectSameRows(database, signalSteps));
  onBoth('a reaction given and taken back', (database) => expectSameRows(database, reactionSteps));
});
