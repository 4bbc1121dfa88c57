import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { messageId } from '../../../../src/domain/ids.ts';
import type { Database } from '../../../../src/integrations/postgres/database.ts';
import { messageTextPlace, postgresMessageStore } from '../../../../src/integrations/postgres/message-store.ts';
import { CannotOpenSealed } from '../../../../src/integrations/postgres/sealing.ts';
import { onBoth } from '../../../support/databases.ts';
import { anAccount, minute, sealer } from './builders.ts';

const account = anAccount();
const m1 = messageId('m1');

/** The one row there is, its words opened. */
async function kept({ db }: Database) {
  const { text_sealed, team_id, account_id, message_id, ...row } = await db
    .selectFrom('message')
    .selectAll()
    .executeTakeFirstOrThrow();
  const place = messageTextPlace(team_id, account_id, message_id);
  return { ...row, text: text_sealed && sealer.open(text_sealed, place).toString('utf8') };
}

describe('the words of a message', () => {
  onBoth('are kept once, sealed to their row', async (database) => {
    const messages = postgresMessageStore(database.db, sealer);

    expect(await messages.noteWords(account, m1, 'in', 'price? 💛', minute(1))).toBe(true);
    expect(await messages.noteWords(account, m1, 'in', 'price? 💛', minute(1))).toBe(false);

    expect(await kept(database)).toMatchObject({ direction: 'in', text: 'price? 💛', noted_at: minute(1) });
    await sql`update message set message_id = 'm2'`.execute(database.db);
    await expect(kept(database)).rejects.toThrow(CannotOpenSealed);
  });

  onBoth('may come after the message itself', async (database) => {
    const messages = postgresMessageStore(database.db, sealer);
    await messages.noteWords(account, m1, 'in', undefined, minute(1));

    expect(await messages.noteWords(account, m1, 'in', 'price?', minute(1))).toBe(true);

    expect(await kept(database)).toMatchObject({ text: 'price?' });
  });
});

describe('an edit', () => {
  onBoth('replaces the words and earlier edits, also those that arrive after it', async (database) => {
    const messages = postgresMessageStore(database.db, sealer);

    expect(await messages.noteEdit(account, m1, 'prices?', 2, minute(3))).toBe(true);
    expect(await messages.noteEdit(account, m1, 'prise?', 1, minute(2))).toBe(false);
    expect(await messages.noteWords(account, m1, 'in', 'pris?', minute(1))).toBe(true); // now it is known whose it is

    expect(await kept(database)).toMatchObject({
      direction: 'in',
      text: 'prices?',
      edit_count: 2,
      edited_at: minute(3),
    });
  });
});

describe('an unsent message', () => {
  onBoth('has no words any more', async (database) => {
    const messages = postgresMessageStore(database.db, sealer);
    await messages.noteWords(account, m1, 'in', 'price?', minute(1));
    await messages.noteEdit(account, m1, 'prices?', 1, minute(2));

    expect(await messages.noteUnsent(account, m1, minute(3))).toBe(true);
    expect(await messages.noteUnsent(account, m1, minute(3))).toBe(false);

    expect(await kept(database)).toMatchObject({ text: null, edit_count: 0, unsent_at: minute(3) });
  });

  onBoth('never gets words, whatever arrives later', async (database) => {
    const messages = postgresMessageStore(database.db, sealer);
    await messages.noteUnsent(account, m1, minute(3));

    await messages.noteWords(account, m1, 'in', 'price?', minute(1));
    expect(await messages.noteEdit(account, m1, 'prices?', 1, minute(2))).toBe(false);

    expect(await kept(database)).toMatchObject({ direction: 'in', text: null, edit_count: 0, unsent_at: minute(3) });
  });
});

describe('a message somebody has seen', () => {
  onBoth('may be seen before we know it, and is seen when it was seen first', async (database) => {
    const messages = postgresMessageStore(database.db, sealer);

    expect(await messages.noteSeen(account, m1, minute(5))).toBe(true);
    expect(await kept(database)).toMatchObject({ direction: 'unknown', seen_at: minute(5) });

    await messages.noteWords(account, m1, 'out', 'Welcome!', minute(4));
    expect(await messages.noteSeen(account, m1, minute(6))).toBe(false);
    expect(await kept(database)).toMatchObject({ direction: 'out', text: 'Welcome!', seen_at: minute(5) });
  });
});
