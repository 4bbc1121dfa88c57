import { describe, expect, test } from 'vitest';
import { logColumns } from '../../../src/bot/log/log-columns.ts';
import { logTable } from '../../../src/bot/log/log-table.ts';
import { storyId } from '../../../src/domain/ids.ts';
import { readLog } from '../../../src/domain/log/read-log.ts';
import type { Cell } from '../../../src/domain/log/table.ts';
import { type Language, languages } from '../../../src/domain/team/account.ts';
import { aComment, aDm } from '../../domain/builders.ts';
import { convert, leadOf, marieBuys } from '../../domain/log/known-history.ts';
import { daysLater } from '../../domain/touch/touch-builders.ts';
import { freshPglite } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';

async function tableOf(desk: TestDesk, language: Language = 'en'): Promise<(readonly Cell[])[]> {
  const lines = readLog(desk, desk.account.team, [desk.account], { from: '2026-11-20', to: '2026-11-20' });
  return Array.fromAsync(logTable(lines, language));
}

/** The filled cells of each line, by the column's name. */
async function linesOf(desk: TestDesk, language?: Language): Promise<Record<string, Cell>[]> {
  const [header = [], ...rows] = await tableOf(desk, language);
  return rows.map((row) =>
    Object.fromEntries(row.flatMap((cell, index) => (cell === undefined ? [] : [[String(header[index]), cell]]))),
  );
}

describe('the table of the log', () => {
  test('tells everything that is known of a lead, in the account’s local time', async () => {
    const desk = await openDesk(await freshPglite());
    await marieBuys(desk);

    expect(await linesOf(desk)).toEqual([
      {
        Date: '2026-11-20',
        Time: '13:00:00+01:00',
        Account: 'atelier',
        Story: 'Story 18001',
        'Story posted': '2026-11-20T13:00:00+01:00',
        'User name': 'marie',
        Tag: 'Hot',
        Trigger: 'DM',
        'Required action': 'none',
        'Owner (Slack id)': 'U0BEN',
        'First response (minutes)': { decimal: '5' },
        'Day 0 – sent': '2026-11-20T13:05:00+01:00',
        'Day 0 – route': 'Private reply',
        'Day 0 – template': 'Prix – bienvenue (price-answer)',
        'Day 0 – seen': '2026-11-20T13:06:00+01:00',
        'Day 0 – replied': '2026-11-20T13:10:00+01:00',
        'Day 0 – follow-up needed': 'no',
        'Day 2 – sent': '2026-11-22T13:00:00+01:00',
        'Day 2 – route': 'Human agent',
        'Day 2 – seen': '2026-11-23T13:00:00+01:00',
        'Day 2 – follow-up needed': 'no',
        'Day 5 – sent': '2026-11-26T13:00:00+01:00',
        'Day 5 – route': 'By hand',
        'Day 5 – follow-up needed': 'no',
        'Nurture – sent': '2026-12-10T13:00:00+01:00',
        'Nurture – route': 'Reply',
        'Nurture – follow-up needed': 'no',
        Conversion: '2026-11-27T13:00:00+01:00',
        Value: { decimal: '39.9' },
        Currency: 'EUR',
        Outcome: 'won',
      },
    ]);
  });

  test('has columns of their own for every fact, each with a name of its own, in every language', () => {
    for (const language of languages) {
      const names = logColumns.map(({ header }) => header(language));
      expect(new Set(names).size).toBe(40);
    }
    const names = (language: Language) => logColumns.map(({ header }) => header(language));
    expect(names('fr')).toEqual(expect.arrayContaining(['Date', 'Pseudo', 'Jour 2 – envoyé', 'Devise', 'Issue']));
    expect(names('nl')).toEqual(
      expect.arrayContaining(['Datum', 'Gebruikersnaam', 'Dag 2 – verstuurd', 'Munt', 'Uitkomst']),
    );
  });

  test('speaks the language of the file in its cells', async () => {
    const desk = await openDesk(await freshPglite());
    await desk.receive(aComment('7', 'marie', { story: storyId('18009') }));

    expect(await linesOf(desk, 'fr')).toMatchObject([
      { Étiquette: 'Chaud', Déclencheur: 'commentaire', 'Action requise': 'prendre', Issue: 'en attente' },
    ]);
    expect(await linesOf(desk, 'nl')).toMatchObject([{ Label: 'Heet', 'Nodige actie': 'oppakken', Uitkomst: 'open' }]);
  });

  test('keeps currencies apart, and shows a loss below zero', async () => {
    const desk = await openDesk(await freshPglite());
    await desk.receive(aDm('7'), aDm('8'));
    const [one, other] = [await leadOf(desk, '7'), await leadOf(desk, '8')];
    await convert(desk, one.id, 'a', { happened_at: daysLater(1), amount: '20', currency: 'EUR' });
    await convert(desk, one.id, 'b', { happened_at: daysLater(2), amount: '5.5', currency: 'USD' });
    await convert(desk, other.id, 'c', { kind: 'refund', amount: '10', currency: 'EUR' });

    const lines = await linesOf(desk);

    expect(lines.map(({ Value, Currency }) => [Value, Currency])).toEqual(
      expect.arrayContaining([
        ['20; 5.5', 'EUR; USD'],
        [{ decimal: '-10' }, 'EUR'],
      ]),
    );
  });

  test('takes foreign words as one line without what nobody sees, and no id for a number', async () => {
    const desk = await openDesk(await freshPglite());
    await desk.openStories('18001');
    await desk.receive(aComment('7', 'marie', { story: storyId('18001') }), aDm('8'));
    await desk.db.updateTable('story').set({ caption: ' Sale\u202e\n\n now\u200b! ' }).execute();
    const [story] = await linesOf(desk);
    expect(story?.Story).toBe('Sale now!');

    await desk.db.updateTable('story').set({ caption: null }).execute();
    await desk.db.updateTable('viewer').set({ user_name: null, display_name: 'Marie\t=1' }).execute();

    expect(await linesOf(desk)).toMatchObject([
      { Story: 'story 18001', 'User name': 'Marie =1' },
      { 'User name': 'Marie =1' },
    ]);
  });
});
