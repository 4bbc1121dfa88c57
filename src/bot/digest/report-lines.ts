import type { Language } from '../../domain/team/account.ts';
import { joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { ReportTable } from './report-tables.ts';

/** A table in words, one line for each row: `• “Spring drop”: Leads: 12 · Answered: 10 of 12 · …` */
export const reportLines = (table: ReportTable, language: Language): Mrkdwn[] =>
  table.rows.map(({ name, cells }) =>
    joinMrkdwn(
      [
        trusted('•'),
        sayMrkdwn(language, 'figure.named', {
          name: name.mrkdwn,
          value: joinMrkdwn(
            cells.map((value, column) =>
              sayMrkdwn(language, 'figure.named', {
                name: trusted(table.columns[column] ?? ''),
                value: trusted(value),
              }),
            ),
          ),
        }),
      ],
      ' ',
    ),
  );
