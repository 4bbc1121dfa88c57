import { describe, expect, test } from 'vitest';
import { importCostFile } from '../../src/app/import-costs.ts';
import { noon } from '../domain/builders.ts';
import { freshPglite, onBoth } from '../support/databases.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

const importing = (desk: TestDesk, rows: readonly string[], dryRun = false) =>
  importCostFile(desk, desk.account.team, { account: '', text: rows.join('\r\n'), dryRun });
const rowsOf = ({ db }: TestDesk) => db.selectFrom('cost').selectAll().orderBy('cost_key').execute();

const header = 'id;starts_on;ends_on;amount;currency;story;campaign;note';

describe('storydesk costs import', () => {
  onBoth('keeps costs of days, of a story and of a campaign', async (database) => {
    const desk = await openDesk(database);
    await desk.openStories('18001');

    const result = await importing(desk, [
      header,
      'I-1;2026-11-01;2026-11-30;120,5;EUR;;;tools',
      'I-2;2026-11-20;;30;eur;18001;;',
      'I-3;2026-11-20;2026-11-22;49.90;CHF;;spring;ads',
    ]);

    expect(result).toEqual({ lines: ['Imported: 3 new; 0 replaced; 0 known before.'], exitCode: 0 });
    const common = { team_id: desk.account.team, account_id: desk.account.id, recorded_at: noon, recorded_by: null };
    expect(await rowsOf(desk)).toEqual([
      {
        ...common,
        cost_key: 'I-1',
        starts_on: '2026-11-01',
        ends_on: '2026-11-30',
        amount: '120.500',
        currency: 'EUR',
        story_id: null,
        campaign: null,
      },
      {
        ...common,
        cost_key: 'I-2',
        starts_on: '2026-11-20',
        ends_on: '2026-11-20',
        amount: '30.000',
        currency: 'EUR',
        story_id: '18001',
        campaign: null,
      },
      {
        ...common,
        cost_key: 'I-3',
        starts_on: '2026-11-20',
        ends_on: '2026-11-22',
        amount: '49.900',
        currency: 'CHF',
        story_id: null,
        campaign: 'spring',
      },
    ]);
  });

  test('puts what is told again in place of what was told before', async () => {
    const desk = await openDesk(await freshPglite());
    await importing(desk, [header, 'I-1;2026-11-01;;100;EUR;;;', 'I-2;2026-11-01;;5;EUR;;;']);
    desk.clock.advance(1000);

    const again = [header, 'I-1;2026-11-01;2026-11-02;110;EUR;;;', 'I-2;2026-11-01;2026-11-01;5.0;EUR;;;'];
    const dry = await importing(desk, again, true);
    expect(dry.lines).toEqual([
      'line 2: takes the place of the I-1 imported before',
      'Would be imported: 0 new; 1 replaced; 1 known before. Nothing was changed.',
    ]);
    expect(await rowsOf(desk)).toMatchObject([{ amount: '100.000' }, { amount: '5.000' }]);

    expect((await importing(desk, again)).lines.at(-1)).toBe('Imported: 0 new; 1 replaced; 1 known before.');
    expect(await rowsOf(desk)).toMatchObject([
      { amount: '110.000', ends_on: '2026-11-02', recorded_at: new Date(noon.getTime() + 1000) },
      { amount: '5.000', recorded_at: noon },
    ]);
  });

  test('says of every wrong row what to write, and imports nothing', async () => {
    const desk = await openDesk(await freshPglite());

    const result = await importing(desk, [
      header,
      'I-1;2026-11-01;;100;EUR;;;',
      'I-1;2026-11-02;;100;EUR;;;',
      ';1.11.2026;;-5;€;;;',
      'slack:1;2026-11-02;2026-11-01;;;9;;',
      'I-2;2026-11-02;2062-11-01;5;EUR;;;',
    ]);

    expect(result.exitCode).toBe(1);
    expect(result.lines.map((line) => /^line \d+: \w+/.exec(line)?.[0] ?? line)).toEqual([
      'line 3: id',
      ...['id', 'starts_on', 'currency'].map((field) => `line 4: ${field}`),
      ...['id', 'ends_on', 'amount', 'currency', 'story'].map((field) => `line 5: ${field}`),
      'line 6: ends_on',
      'Nothing was imported: mend the errors first.',
    ]);
    expect(result.lines[0]).toBe('line 3: id is the same as in line 2; give each row an id of its own');
    expect(result.lines.at(-2)).toBe('line 6: ends_on is more than 366 days after starts_on; split the cost');
    expect(await rowsOf(desk)).toEqual([]);
  });
});
