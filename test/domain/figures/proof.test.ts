import { describe, expect, test } from 'vitest';
import { minutesBetween } from '../../../src/domain/duration.ts';
import type { Figures } from '../../../src/domain/figures/figures.ts';
import { spanOf } from '../../../src/domain/figures/period.ts';
import { readFigures } from '../../../src/domain/figures/read-figures.ts';
import { accountId, teamId } from '../../../src/domain/ids.ts';
import { addLocalDays } from '../../../src/domain/local-day.ts';
import { assembleLogLine } from '../../../src/domain/log/assemble-log-line.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import type { WorkingHours } from '../../../src/domain/team/working-hours.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { postgresFiguresReader } from '../../../src/integrations/postgres/figures-reader.ts';
import { postgresLogReader } from '../../../src/integrations/postgres/log-reader.ts';
import { freshPglite, freshPostgres } from '../../support/databases.ts';
import { testSealer } from '../../support/desk.ts';
import { anAccount } from '../builders.ts';
import { chanceOf } from './chance.ts';
import { accounts, days, knownHistory, settings, team } from './known-history.ts';
import { type Question, straightforward, worldAt } from './straightforward.ts';
import { writeHistory } from './write-history.ts';

/*
 * Figures that the product reads and reckons, against the same figures counted row by row. More histories:
 * STORYDESK_HISTORIES=200 STORYDESK_SEED=1000 npx vitest run test/domain/figures/proof.test.ts
 */
const first = Number(process.env.STORYDESK_SEED ?? 1);
const seeds = Array.from({ length: Number(process.env.STORYDESK_HISTORIES ?? 4) }, (_, index) => first + index);

/** On Saturdays past midnight: into the night in which clocks change. */
const hours: WorkingHours = {
  mon: { from: '09:00', until: '18:00' },
  tue: { from: '09:00', until: '18:00' },
  wed: { from: '22:00', until: '06:30' },
  thu: { from: '05:45', until: '12:00' },
  sat: { from: '20:00', until: '04:00' },
};
const paid = { ...defaultSettings.money, wagePerHour: 17.5, wageCurrency: 'USD', minutesPerTouch: 2.5 };

/** Every day, some weeks and more than the whole month; of both accounts together or one of them; as known sooner or later. */
function questionsAbout(seed: number): Question[] {
  const { from, zones } = settings[seed % settings.length] as (typeof settings)[number];
  const chance = chanceOf(seed);
  const dayOfMonth = (nth: number) => addLocalDays(from, nth);
  const periods = [
    ...Array.from({ length: days + 2 }, (_, nth) => [dayOfMonth(nth - 1), dayOfMonth(nth - 1)] as const),
    ...[0, 5, 12, 23].map((nth) => [dayOfMonth(nth), dayOfMonth(nth + 6)] as const),
    [dayOfMonth(-3), dayOfMonth(days + 3)] as const,
  ];
  const whose = [
    { accounts, timeZone: zones[0] },
    { accounts: ['A'], timeZone: zones[0] },
    { accounts: ['B'], timeZone: zones[1] },
  ];
  return periods.flatMap(([first, last]) => {
    const end = Date.parse(`${addLocalDays(last, 1)}T00:00:00Z`);
    const known = [end - 13 * 3_600_000, end + 8.5 * 3_600_000, end + 7 * 86_400_000, end + 60 * 86_400_000];
    return (first === last ? [chance.pick(known)] : known).map((asOf) => ({
      ...chance.pick(whose),
      team,
      from: first,
      to: last,
      asOf: new Date(asOf),
      rhythm: defaultSettings.rhythm,
      hours: chance.pick([hours, undefined]),
      money: chance.pick([paid, defaultSettings.money]),
    }));
  });
}

const ask = ({ db }: Database, { from, to, timeZone, asOf, rhythm, money, ...question }: Question): Promise<Figures> =>
  readFigures(
    { figures: postgresFiguresReader(db) },
    { ...defaultSettings, rhythm, money },
    { team: teamId(question.team), accounts: question.accounts.map(accountId) },
    { from, to, timeZone },
    question.hours,
    asOf,
  );

/** Groups by their names rather than in an order, and numbers as far as a machine can calculate them. */
function comparable(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toFixed(6));
  if (Array.isArray(value)) return Object.fromEntries(value.map((group) => [nameOf(group), comparable(group)]));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, comparable(part)]));
}
const names = ['story', 'segment', 'key', 'variant', 'language', 'hour', 'person', 'withinMinutes', 'currency'];
const nameOf = (group: Readonly<Record<string, unknown>>) => names.map((name) => group[name]).join(' ');

describe.each(seeds)('history %i', (seed) => {
  const history = knownHistory(seed);

  describe.each([
    ['PGlite', freshPglite],
    ['Postgres', freshPostgres],
  ] as const)('on %s', (_name, fresh) => {
    test('gives the figures that counting row by row gives', { timeout: 120_000 }, async () => {
      const database = await fresh();
      await writeHistory(database.db, history);

      for (const question of questionsAbout(seed)) {
        const figures = await ask(database, question);
        expect(comparable(figures), JSON.stringify(question)).toEqual(comparable(straightforward(history, question)));
      }
    });

    test('answers each lead after as many minutes as its line of the daily log says', {
      timeout: 120_000,
    }, async () => {
      const { db } = await fresh();
      await writeHistory(db, history);
      const { from, zones } = settings[seed % settings.length] as (typeof settings)[number];
      const month = { from: addLocalDays(from, -3), to: addLocalDays(from, days + 3), timeZone: zones[0] };
      const whose = { team: teamId(team), accounts: accounts.map(accountId) };
      const later = new Date(Date.parse(`${month.to}T00:00:00Z`) + 60 * 86_400_000);

      const facts = await postgresFiguresReader(db).leads(whose, spanOf(month), later);
      const told = await postgresLogReader(db, testSealer).page(
        whose.team,
        whose.accounts.map((id) => ({ account: anAccount({ team: whose.team, id }), ...spanOf(month) })),
        undefined,
        facts.length * 10,
      );

      const logged = new Map(
        told.leads.map((parts) => [parts.lead.id, assembleLogLine(parts, later).firstResponseMinutes]),
      );
      expect(facts.length).toBeGreaterThan(20);
      expect(facts.map(({ lead }) => logged.get(lead))).toEqual(
        facts.map(({ openedAt, answer }) => answer && Math.max(0, Math.round(minutesBetween(openedAt, answer.at)))),
      );
    });

    test('gives the same figures of the past, however much has happened since', { timeout: 120_000 }, async () => {
      const questions = questionsAbout(seed).filter((_, nth) => nth % 9 === 0);
      const asKnownThen: Figures[] = [];
      for (const question of questions) {
        const database = await fresh();
        await writeHistory(database.db, worldAt(history, question));
        asKnownThen.push(await ask(database, question));
      }

      const database = await fresh();
      await writeHistory(database.db, history);

      for (const [nth, question] of questions.entries()) {
        expect(await ask(database, question), JSON.stringify(question)).toEqual(asKnownThen[nth]);
      }
    });

    test('gives the same figures, in the same order, whichever row was written first', {
      timeout: 120_000,
    }, async () => {
      const questions = questionsAbout(seed).filter((_, nth) => nth % 9 === 4);
      const chance = chanceOf(seed);
      const ordered = await fresh();
      await writeHistory(ordered.db, history);
      const figures = [];
      for (const question of questions) figures.push(await ask(ordered, question));

      const other = await fresh();
      await writeHistory(other.db, {
        stories: chance.shuffled(history.stories),
        leads: chance.shuffled(history.leads),
        touches: chance.shuffled(history.touches),
        messages: chance.shuffled(history.messages),
        signals: chance.shuffled(history.signals),
        conversions: chance.shuffled(history.conversions),
        costs: chance.shuffled(history.costs),
      });

      for (const [nth, question] of questions.entries()) {
        expect(await ask(other, question), JSON.stringify(question)).toEqual(figures[nth]);
      }
    });
  });
});
