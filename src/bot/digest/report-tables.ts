import type { ReportPart } from '../../domain/card/post.ts';
import type { Figures, StoryFigures } from '../../domain/figures/figures.ts';
import type { LeadFigures } from '../../domain/figures/lead-figures.ts';
import type { MoneyFigures } from '../../domain/figures/money-figures.ts';
import type { TouchFigures } from '../../domain/figures/touch-figures.ts';
import type { SlackUserId } from '../../domain/ids.ts';
import type { Story } from '../../domain/story/story.ts';
import type { Account, Language } from '../../domain/team/account.ts';
import type { Template } from '../../domain/template/template.ts';
import { hoursWords } from '../messages/day-words.ts';
import {
  durationWords,
  intervalWords,
  numberWords,
  roiWords,
  shareWords,
  thousandthsWords,
  unknown,
} from '../messages/figure-words.ts';
import { type Mrkdwn, mentionUser, trusted } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { storyName, storyOption } from '../messages/story-name.ts';
import { wordingName, wordingNamePlain } from '../messages/template-name.ts';
import { segmentWord } from '../messages/tier.ts';
import { costWords, hasValue, mostCurrencies, valueWords } from './value-words.ts';

/** What the report's tables are made of. */
export interface ReportFacts {
  readonly account: Account;
  readonly figures: Figures;
  readonly library: readonly Template[];
  readonly stories: readonly Story[];
}

/** What a row is about: as mrkdwn, and as plain text for cells and the terminal. */
interface RowName {
  readonly mrkdwn: Mrkdwn;
  readonly plain: string;
  /** Whom a cell of Slack's names better than we can. */
  readonly person?: SlackUserId;
}

/** Figures by one thing, in words: to become a table of Slack's, or lines. */
export interface ReportTable {
  readonly part: ReportPart | 'person';
  /** Names of the columns after the first. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: RowName; readonly cells: readonly string[] }[];
}

/** The report as the whole channel may read it: nothing about persons. Empty tables are left out. */
export const reportTables = (facts: ReportFacts): readonly ReportTable[] =>
  [bySegment(facts), byStory(facts), byTemplate(facts), byLanguage(facts), byHour(facts)].filter(
    ({ rows }) => rows.length > 0,
  );

/** A column: its name, and its cell for one row. */
type Column<Row> = readonly [name: ColumnName, cell: (row: Row, language: Language) => string];
type ColumnName =
  | 'leads'
  | 'answered'
  | 'median'
  | 'inTime'
  | 'replied'
  | 'interval'
  | 'won'
  | 'value'
  | 'perLead'
  | 'cost'
  | 'roi'
  | 'sent'
  | 'seen'
  | 'clicked'
  | 'sold';

interface OfLeads {
  readonly leads: LeadFigures;
}
interface OfMoney {
  readonly money: MoneyFigures;
}
interface OfTouches {
  readonly touches: TouchFigures;
}

const leadColumns: readonly Column<OfLeads>[] = [
  ['leads', ({ leads }, language) => numberWords(leads.opened, language)],
  ['answered', ({ leads }, language) => shareWords(leads.answered.all, language)],
  ['median', ({ leads }, language) => durationWords(leads.response.minutes?.median, language)],
  ['inTime', ({ leads }, language) => shareWords(leads.response.inTime, language)],
  ['replied', ({ leads }, language) => shareWords(leads.replied, language)],
  ['won', ({ leads }, language) => shareWords(leads.won, language)],
];
const valueColumn: Column<OfMoney> = ['value', ({ money }, language) => joined(valueWords(money, language))];
const perLeadColumn: Column<OfMoney> = [
  'perLead',
  ({ money }, language) =>
    joined(
      money.byCurrency
        .filter(hasValue)
        .slice(0, mostCurrencies)
        .flatMap(({ valuePerLead, currency }) =>
          valuePerLead === undefined ? [] : thousandthsWords(valuePerLead, currency, language),
        ),
    ),
];
const costColumns: readonly Column<OfMoney>[] = [
  ['cost', ({ money }, language) => joined(costWords(money, language))],
  [
    'roi',
    ({ money }, language) =>
      joined(
        money.byCurrency
          .slice(0, mostCurrencies)
          .flatMap(({ roi }) => (roi === undefined ? [] : roiWords(roi, language))),
      ),
  ],
];
const touchColumns: readonly Column<OfTouches>[] = [
  ['sent', ({ touches }, language) => numberWords(touches.sent, language)],
  ['seen', ({ touches }, language) => shareWords(touches.seen, language)],
  ['replied', ({ touches }, language) => shareWords(touches.replied, language)],
  ['interval', ({ touches }, language) => intervalWords(touches.replied, language)],
  ['clicked', ({ touches }, language) => shareWords(touches.clicked, language)],
  ['sold', ({ touches }, language) => shareWords(touches.sold, language)],
];

/** Of several currencies all; of none a dash, for nobody said that it was worth 0. */
const joined = (words: readonly string[]) => (words.length === 0 ? unknown : words.join(', '));

function table<Row>(
  part: ReportTable['part'],
  rows: readonly Row[],
  nameOf: (row: Row) => RowName,
  columns: readonly Column<Row>[],
  language: Language,
): ReportTable {
  return {
    part,
    columns: columns.map(([name]) => say(language, `report.${name}`)),
    rows: rows.map((row) => ({ name: nameOf(row), cells: columns.map(([, cell]) => cell(row, language)) })),
  };
}

const bySegment = ({ figures, account: { language } }: ReportFacts) =>
  table(
    'segment',
    figures.bySegment,
    ({ segment }) => ({ mrkdwn: segmentWord(segment, language), plain: say(language, `segment.${segment}`) }),
    [...leadColumns, valueColumn, perLeadColumn],
    language,
  );

const byStory = ({ figures, stories, account }: ReportFacts) =>
  table(
    'story',
    figures.byStory,
    (row) => storyRowName(row, stories, account),
    [...leadColumns, valueColumn, perLeadColumn, ...costColumns],
    account.language,
  );

function storyRowName({ story: id }: StoryFigures, stories: readonly Story[], reader: Reader): RowName {
  const story = stories.find((one) => one.id === id);
  return story
    ? { mrkdwn: storyName(story, reader), plain: storyOption(story, reader) }
    : ourWord(id === undefined ? 'digest.noStory' : 'digest.unknownStory', reader.language);
}

const byTemplate = ({ figures, library, account: { language } }: ReportFacts) =>
  table(
    'template',
    figures.byTemplate,
    (wording) => ({
      mrkdwn: wordingName(wording, library, language),
      plain: wordingNamePlain(wording, library, language),
    }),
    [...touchColumns, valueColumn],
    language,
  );

const byLanguage = ({ figures, account: { language } }: ReportFacts) =>
  table(
    'language',
    figures.byLanguage,
    (row) => ourWord(row.language ? `language.${row.language}` : 'report.freely', language),
    touchColumns,
    language,
  );

const byHour = ({ figures, account: { language } }: ReportFacts) =>
  table(
    'hour',
    figures.byHour,
    ({ hour }) => ({ mrkdwn: trusted(hoursWords(hour, hour + 1)), plain: hoursWords(hour, hour + 1) }),
    leadColumns,
    language,
  );

/** Who answered how many how fast, and what came of it: for managers alone. */
export const byPerson = ({ byPerson }: Figures, language: Language): ReportTable =>
  table(
    'person',
    byPerson,
    ({ person }) =>
      person ? { mrkdwn: mentionUser(person), plain: person, person } : ourWord('report.inTheApp', language),
    [...leadColumns.filter(([name]) => name !== 'answered'), sentColumn, valueColumn],
    language,
  );

const sentColumn: Column<OfTouches> = ['sent', ({ touches }, language) => numberWords(touches.sent, language)];

const ourWord = (
  key: 'digest.noStory' | 'digest.unknownStory' | 'report.freely' | 'report.inTheApp' | `language.${Language}`,
  language: Language,
): RowName => ({ mrkdwn: sayMrkdwn(language, key), plain: say(language, key) });
