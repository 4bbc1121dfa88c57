import type { Figures } from '../../domain/figures/figures.ts';
import type { Language } from '../../domain/team/account.ts';
import { daysWords } from '../messages/day-words.ts';
import { bold, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import type { MessageBlock, ReportMetadata, SlackMessage } from '../messages/slack-message.ts';
import { tableBlock } from '../messages/table-block.ts';
import { context, section } from '../messages/text-blocks.ts';
import { listThatFits } from './list-that-fits.ts';
import { reportLines } from './report-lines.ts';
import { type ReportFacts, type ReportTable, reportTables } from './report-tables.ts';

/**
 * The full report for the thread of a digest: a message for each table, as Slack takes one table per
 * message. Nothing about persons is in it, for the whole channel reads it.
 */
export const renderReport = (facts: ReportFacts): readonly SlackMessage<ReportMetadata>[] =>
  reportTables(facts).map((table) => reportMessage(table, facts, tableBlocks(table, facts.account.language)));

/** The report without tables, for when Slack refuses them: each row is a line. */
export const renderPlainReport = (facts: ReportFacts): readonly SlackMessage<ReportMetadata>[] =>
  reportTables(facts).map((table) => reportMessage(table, facts, lineBlocks(table, facts.account.language)));

function reportMessage(
  table: ReportTable,
  { figures, account: { language } }: ReportFacts,
  layout: MessageBlock[],
): SlackMessage<ReportMetadata> {
  const title = reportTitle(table, figures, language);
  return {
    text: linesThatFit(table, language, title),
    blocks: [section('report_title', bold(title)), ...layout],
    metadata: { event_type: 'storydesk_report', event_payload: { date: figures.period.from, part: table.part } },
  };
}

/** `Full report, Thursday 26 November: by story` */
export const reportTitle = ({ part }: ReportTable, { period }: Figures, language: Language): Mrkdwn =>
  sayMrkdwn(language, 'report.title', {
    days: trusted(daysWords(period.from, period.to, language)),
    part: sayMrkdwn(language, `report.part.${part}`),
  });

/** The table, and how many rows Slack has no room for. */
export function tableBlocks(table: ReportTable, language: Language): MessageBlock[] {
  const { block, leftOut } = tableBlock(
    `report_${table.part}`,
    [say(language, `report.head.${table.part}`), ...table.columns],
    table.rows.map(({ name, cells }) => [name.person ? { person: name.person } : name.plain, ...cells]),
  );
  return leftOut > 0 ? [block, context('report_more', sayMrkdwn(language, 'list.more', { count: leftOut }))] : [block];
}

/** The same as text, as far as one text holds. */
export const lineBlocks = (table: ReportTable, language: Language): MessageBlock[] => [
  section(`report_${table.part}`, linesThatFit(table, language)),
];

/** The rows of a table as lines below `title`, with how many more there are. */
export const linesThatFit = (table: ReportTable, language: Language, title?: Mrkdwn): Mrkdwn =>
  listThatFits(reportLines(table, language), { language, ...(title && { title }) });
