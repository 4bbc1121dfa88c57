import { describe, expect, test } from 'vitest';
import { importOptOutList } from '../../src/app/import-opt-out-list.ts';
import { accountId } from '../../src/domain/ids.ts';
import { aComment, noon } from '../domain/builders.ts';
import { freshPglite } from '../support/databases.ts';
import { openDesk } from '../support/desk.ts';

describe('storydesk opt-outs import', () => {
  test('says what is new, what was known and what nobody can read, by line', async () => {
    const desk = await openDesk(await freshPglite());
    await desk.receive(aComment('7', 'jane'));
    await importOptOutList(desk, desk.account.team, ['', 'tom']);

    const result = await importOptOutList(desk, desk.account.team, ['', 'jane\nTom\n\nAnna Smith\nzoe\n']);

    expect(result).toEqual({
      lines: ['2 new (line 1, 5)', '1 known before (line 2)', '1 not a user name (line 4)', '  line 4: Anna Smith'],
      exitCode: 1,
    });
    expect(await desk.db.selectFrom('lead').select('status').execute()).toEqual([{ status: 'suppressed' }]);
  });

  test('asks for which account, where there are several', async () => {
    const desk = await openDesk(await freshPglite());
    const second = { ...desk.account, id: accountId('2'), userName: undefined };
    await desk.database.stores.accounts.put(second, noon);

    expect(await importOptOutList(desk, desk.account.team, ['', 'tom'])).toEqual({
      lines: ['Say for which account:', `  --account ${desk.account.id} (@atelier)`, '  --account 2'],
      exitCode: 64,
    });
    expect(await importOptOutList(desk, desk.account.team, ['3', 'tom'])).toMatchObject({ exitCode: 64 });
    expect(await importOptOutList(desk, desk.account.team, ['2', 'tom'])).toMatchObject({ exitCode: 0 });
  });
});
