import { type DigestFacts, isQuiet } from '../../domain/digest/digest-facts.ts';
import type { WeekFacts } from '../../domain/digest/week-facts.ts';
import { plainOfMrkdwn } from '../composer/plain-of-mrkdwn.ts';
import { type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import {
  comparisonOf,
  digestTitle,
  figuresLines,
  footLines,
  missedLine,
  quietLine,
  storiesLines,
} from './digest-lines.ts';
import { hoursChart, speedChart, trendChart } from './figure-charts.ts';
import { headlineLine, headlines } from './headline.ts';
import { byPerson, type ReportFacts, type ReportTable, reportTables } from './report-tables.ts';
import { templateLines } from './template-lines.ts';
import { waitsLines } from './waits-lines.ts';
import {
  isQuietWeek,
  noCurveLines,
  paceLines,
  postingLines,
  quietWeekLine,
  weekComparison,
  weekFiguresLines,
  weekFootLines,
  weekStoryLines,
  weekTemplateLines,
  weekTitle,
} from './week-lines.ts';

/** The digest as lines for a terminal, without any markup: the same figures, the whole report, and the rows per person. */
export function digestText(facts: DigestFacts): readonly string[] {
  const { account, figures, trend } = facts;
  const { language } = account;
  if (isQuiet(facts)) return plainLines([quietLine(facts), missedLine(facts)]);
  return [
    ...plainLines([
      trusted(digestTitle(facts)),
      waitsLines(facts),
      ...headlines(figures, comparisonOf(facts), language).map(headlineLine(language)),
      figuresLines(facts),
      hoursChart(figures.byHour, language)?.words,
      trendChart(trend, language)?.words,
      templateLines(facts),
      storiesLines(facts),
      ...footLines(facts),
    ]),
    ...reportText(facts),
  ];
}

/** The weekly review as lines for a terminal, like `digestText`. */
export function weekText(facts: WeekFacts): readonly string[] {
  const { account, figures } = facts;
  const { language } = account;
  if (isQuietWeek(facts)) return plainLines([quietWeekLine(facts)]);
  return [
    ...plainLines([
      trusted(weekTitle(facts)),
      ...headlines(figures, weekComparison(facts), language).map(headlineLine(language)),
      weekFiguresLines(facts),
      weekTemplateLines(facts),
      speedChart(figures.bySpeed, language)?.words ?? noCurveLines(figures, language),
      hoursChart(figures.byHour, language)?.words,
      paceLines(figures, language),
      weekStoryLines(facts),
      postingLines(facts),
      ...weekFootLines(facts),
    ]),
    ...reportText(facts),
  ];
}

const reportText = (facts: ReportFacts): string[] =>
  [...reportTables(facts), byPerson(facts.figures, facts.account.language)].flatMap((table) =>
    table.rows.length === 0 ? [] : ['', ...tableText(table, facts.account)],
  );

/** A table as aligned columns. */
function tableText({ part, columns, rows }: ReportTable, { language }: Reader): string[] {
  const head = [say(language, `report.head.${part}`), ...columns];
  const lines = [head, ...rows.map(({ name, cells }) => [name.plain, ...cells])];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}

const plainLines = (lines: readonly (Mrkdwn | undefined)[]): string[] =>
  lines.flatMap((line) => (line === undefined ? [] : line.split('\n').map(plainOfMrkdwn)));
