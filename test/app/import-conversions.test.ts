import { describe, expect, test } from 'vitest';
import { importConversions } from '../../src/app/import-conversions.ts';
import { accountId, type LeadId } from '../../src/domain/ids.ts';
import { win } from '../../src/domain/lead/finish-lead.ts';
import { aComment, ben, hoursLater, noon } from '../domain/builders.ts';
import { freshPglite, onBoth } from '../support/databases.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

const hour = 60 * 60 * 1000;
const file = (...rows: readonly string[]) => `${rows.join('\n')}\n`;
const importing = (desk: TestDesk, text: string, dryRun = false) =>
  importConversions(desk, desk.account.team, { account: '', text, dryRun });

const rowsOf = ({ db }: TestDesk) => db.selectFrom('conversion').selectAll().orderBy('conversion_key').execute();
const keysOf = async (desk: TestDesk) => (await rowsOf(desk)).map((row) => row.conversion_key);

/** Jane comments, and Ben marks her as won at noon. */
async function wonBy(desk: TestDesk, amount: string, userName = 'jane'): Promise<LeadId> {
  await desk.receive(aComment(userName, userName));
  const { lead_id } = await desk.db
    .selectFrom('lead')
    .select('lead_id')
    .orderBy('created_at', 'desc')
    .orderBy('lead_id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const press = { team: desk.account.team, lead: lead_id as LeadId, by: ben, cause: 'button' };
  await win(desk, { ...press, mayActForOthers: false, note: undefined }, { amount, currency: 'EUR' });
  return lead_id as LeadId;
}

describe('storydesk conversions import', () => {
  onBoth('keeps sales and refunds as spreadsheets write them, with whose they are', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aComment('7', 'jane'));
    desk.clock.advance(48 * hour);

    const result = await importing(
      desk,
      `\uFEFF${file(
        'Amount;ID;currency;happened_at;user_name;type;refunds;note;campaign',
        '"49,90";A-1;eur;2026-11-21;@Jane;;;"so ""nice""; really";spring',
        '9;A-2;EUR;2026-11-21 14:30;;Refund;A-1;;',
        ';A-3;;2026-11-20T15:00:00+01:00;nobody.known;sale;;;',
        ';;;;;;;;',
      )}`,
    );

    expect(result).toEqual({
      lines: [
        'line 4: nobody here has met this person; kept under this name until we do',
        'Imported: 3 new, 1 of them refunds; 0 known before; 1 of unknown people; 0 in place of a Won.',
      ],
      exitCode: 0,
    });
    const { viewer_id, lead_id } = await desk.db
      .selectFrom('lead')
      .select(['viewer_id', 'lead_id'])
      .executeTakeFirstOrThrow();
    const common = { source: 'import', recorded_by: null, recorded_at: hoursLater(48), voided_at: null };
    expect(await rowsOf(desk)).toMatchObject([
      {
        ...common,
        conversion_key: 'A-1',
        kind: 'sale',
        happened_at: new Date('2026-11-21T22:59:59Z'),
        viewer_id,
        lead_id,
        amount: '49.900',
        currency: 'EUR',
        campaign: 'spring',
      },
      {
        ...common,
        conversion_key: 'A-2',
        kind: 'refund',
        happened_at: new Date('2026-11-21T13:30:00Z'),
        viewer_id,
        lead_id,
        amount: '9.000',
        refunds_key: 'A-1',
      },
      {
        ...common,
        conversion_key: 'A-3',
        happened_at: new Date('2026-11-20T14:00:00Z'),
        viewer_id: null,
        lead_id: null,
        amount: null,
        currency: null,
      },
    ]);
  });

  test('says of every wrong row what to write, and imports nothing', async () => {
    const desk = await openDesk(await freshPglite());

    const result = await importing(
      desk,
      file(
        'id,happened_at,user_name,igsid,amount,currency,type,refunds,campaign',
        'A-1,2026-11-19,jane,,49.90,EUR,sale,,',
        ',yesterday,jane doe,1.2E+15,"1.250",EUR,rental,,',
        'won:1,2026-11-21,,,5,EURO,,,',
        'A-2,2025-10-01,,,5,,refund,A-9,',
        'A-1,2026-11-19,,,5,EUR,,,',
        'A-3,2026-02-31,,,5,EUR,sale,A-1,',
        'A-4,2026-11-19,,,5,EUR,refund,A-9,',
        'A-5,2026-11-20 14:00,,,0,EUR,refund,A-3,',
        'A-6,2026-11-19,,,5,EUR,refund,A-3,',
      ),
    );

    expect(result.exitCode).toBe(1);
    expect(result.lines.map((line) => /^line \d+: \w+/.exec(line)?.[0] ?? line)).toEqual([
      ...['id', 'type', 'happened_at', 'amount', 'user_name', 'igsid'].map((field) => `line 3: ${field}`),
      ...['id', 'happened_at', 'currency'].map((field) => `line 4: ${field}`),
      ...['happened_at', 'currency'].map((field) => `line 5: ${field}`),
      'line 6: id',
      ...['happened_at', 'refunds'].map((field) => `line 7: ${field}`),
      'line 8: refunds',
      ...['happened_at', 'amount'].map((field) => `line 9: ${field}`),
      'Nothing was imported: mend the errors first.',
    ]);
    expect(result.lines).toEqual(
      expect.arrayContaining([
        'line 4: happened_at is still to come; write when it happened',
        'line 5: currency is missing: write its three letters, such as EUR',
        'line 6: id is the same as in line 2; give each row an id of its own',
        'line 8: refunds names no sale that is known or in this file: A-9; import the sale too, or leave it empty',
      ]),
    );
    expect(await keysOf(desk)).toEqual([]);
  });

  test.each([
    [
      'an unknown column',
      'id,happened_at,amuont\nA,2026-11-19,5\n',
      'line 1: there is no column "amuont" (did you mean "amount"?)',
    ],
    ['a column twice', 'id,happened_at,id\nA,2026-11-19,5\n', 'line 1: the column id is there twice'],
    ['a column that must be there', 'id,amount\nA,5\n', 'line 1: the column happened_at is missing'],
    [
      'an amount that falls apart',
      'id,happened_at,amount\nA,2026-11-19,49,90\n',
      'line 2: 4 fields, where the header has 3',
    ],
    ['an open quote', 'id,happened_at\n"A,2026-11-19\n', 'a quote is not closed'],
    ['nothing at all', '\n', 'line 1: the file is empty'],
  ])('refuses a file with %s', async (_what, text, complaint) => {
    const desk = await openDesk(await freshPglite());

    expect(await importing(desk, text)).toEqual({
      lines: [expect.stringContaining(complaint), 'Nothing was imported: mend the errors first.'],
      exitCode: 1,
    });
  });

  test('only says what would happen, when asked to', async () => {
    const desk = await openDesk(await freshPglite());
    await wonBy(desk, '20');
    const before = await rowsOf(desk);

    const result = await importing(
      desk,
      file(
        'id,happened_at,user_name,amount,currency',
        'A-1,2026-11-20 12:00,jane,20,EUR',
        'A-2,2026-11-20 12:00,zoe,,',
      ),
      true,
    );

    expect(result).toEqual({
      lines: [
        'line 2: takes the place of the Won that was pressed by U0BEN at 2026-11-20T12:00:00.000Z, which told the same sale',
        'line 3: nobody here has met this person; kept under this name until we do',
        'Would be imported: 2 new; 0 known before; 1 of unknown people; 1 in place of a Won. Nothing was changed.',
      ],
      exitCode: 0,
    });
    expect(await rowsOf(desk)).toEqual(before);
    expect(
      await desk.db.selectFrom('viewer_identity').select('identity').where('viewer_id', '=', '').execute(),
    ).toEqual([]);
  });

  onBoth('takes the same file twice as once, and learns whose a sale was', async (database) => {
    const desk = await openDesk(database);
    const told = (userName: string) =>
      file(
        'id,happened_at,user_name,amount,currency',
        'A-1,2026-11-20,jane,20,EUR',
        `A-2,2026-11-20,${userName},20,EUR`,
        'A-3,2026-11-20,,20,EUR',
      );
    await importing(desk, told(''));
    await desk.receive(aComment('7', 'jane'));

    const again = await importing(desk, told('jane'));

    expect(again.lines).toEqual([
      'line 3: known before; now we also know whose it is',
      'Imported: 0 new; 3 known before; 0 of unknown people; 0 in place of a Won.',
    ]);
    const rows = await rowsOf(desk);
    expect(rows.map((row) => [row.conversion_key, row.viewer_id !== null, row.lead_id !== null])).toEqual([
      ['A-1', true, true],
      ['A-2', true, true],
      ['A-3', false, false],
    ]);
  });

  test('takes a file again whose user name is somebody else’s by now: the sale stays whose it was', async () => {
    const desk = await openDesk(await freshPglite());
    await desk.receive(aComment('7', 'jane'));
    const text = file('id,happened_at,user_name,amount,currency', 'A-1,2026-11-20,jane,20,EUR');
    desk.clock.advance(40 * 24 * hour);
    await importing(desk, text);
    const before = await rowsOf(desk);
    await desk.receive(aComment('8', 'jane', { comment: 'c-8', happenedAt: desk.clock.now() }));

    const again = await importing(desk, text);

    expect(again).toMatchObject({ exitCode: 0, lines: [expect.stringContaining('0 new; 1 known before')] });
    expect(before).toMatchObject([{ viewer_id: 'igsid:7' }]);
    expect(await rowsOf(desk)).toEqual(before);
  });

  test('refuses what is known with another content, and says what differs', async () => {
    const desk = await openDesk(await freshPglite());
    await importing(desk, file('id,happened_at,amount,currency', 'A-1,2026-11-19,20,EUR'));

    const result = await importing(
      desk,
      file('id,happened_at,amount,currency,campaign', 'A-1,2026-11-19,25,EUR,spring', 'A-2,2026-11-19,20,EUR,'),
    );

    expect(result).toEqual({
      lines: [
        'line 2: id A-1 is known with another content: amount, which was 20; campaign, which was empty; ' +
          'give a new conversion an id of its own',
        'Nothing was imported: mend the errors first.',
      ],
      exitCode: 1,
    });
    expect(await keysOf(desk)).toEqual(['A-1']);
  });

  test('takes the place of one press on Won for each sale, within a week, at the same worth', async () => {
    const desk = await openDesk(await freshPglite());
    await wonBy(desk, '20');
    await wonBy(desk, '20', 'zoe');
    desk.clock.advance(8 * 24 * hour);

    const result = await importing(
      desk,
      file(
        'id,happened_at,user_name,amount,currency',
        'A-1,2026-11-22,jane,20,EUR',
        'A-2,2026-11-21,jane,20.00,EUR',
        'A-3,2026-11-21,zoe,20,CHF',
        'A-4,2026-11-28 13:01,zoe,20,EUR',
      ),
    );

    expect(result.lines.filter((line) => line.includes('takes the place'))).toEqual([
      expect.stringMatching(/^line 2: takes the place of the Won that was pressed by U0BEN/),
    ]);
    const wons = (await rowsOf(desk)).filter(({ source }) => source === 'button');
    expect(wons.map(({ voided_because }) => voided_because)).toEqual(expect.arrayContaining(['same as A-1', null]));
  });

  test('is for one account, asked for where there are several', async () => {
    const desk = await openDesk(await freshPglite());
    const second = { ...desk.account, id: accountId('2'), userName: undefined };
    await desk.database.stores.accounts.put(second, noon);
    const text = file('id,happened_at', 'A-1,2026-11-19');

    expect(await importing(desk, text)).toMatchObject({ exitCode: 64 });
    expect(await importConversions(desk, desk.account.team, { account: '2', text, dryRun: false })).toMatchObject({
      exitCode: 0,
    });
    expect(await rowsOf(desk)).toMatchObject([{ account_id: '2' }]);
  });
});
