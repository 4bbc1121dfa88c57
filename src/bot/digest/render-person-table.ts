import type { Figures } from '../../domain/figures/figures.ts';
import type { Language } from '../../domain/team/account.ts';
import { bold, joinMrkdwn } from '../messages/mrkdwn.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { MessageBlock, PrivateMessage } from '../messages/slack-message.ts';
import { context, section } from '../messages/text-blocks.ts';
import { lineBlocks, linesThatFit, reportTitle, tableBlocks } from './render-report.ts';
import { byPerson, type ReportTable } from './report-tables.ts';

/** Who answered how many how fast, in the reader's language: for a manager's private answer, never for a channel. */
export const renderPersonTable = (figures: Figures, language: Language): PrivateMessage =>
  personMessage(figures, language, tableBlocks);

/** The same without a table, for when Slack refuses it. */
export const renderPlainPersonTable = (figures: Figures, language: Language): PrivateMessage =>
  personMessage(figures, language, lineBlocks);

function personMessage(
  figures: Figures,
  language: Language,
  layout: (table: ReportTable, language: Language) => MessageBlock[],
): PrivateMessage {
  const table = byPerson(figures, language);
  const title = reportTitle(table, figures, language);
  const only = context('report_only_managers', sayMrkdwn(language, 'report.onlyManagers'));
  if (table.rows.length === 0) {
    const text = joinMrkdwn([title, sayMrkdwn(language, 'report.nothing')], '\n');
    return { text, blocks: [section('report_title', text), only] };
  }
  return {
    text: linesThatFit(table, language, title),
    blocks: [section('report_title', bold(title)), ...layout(table, language), only],
  };
}
