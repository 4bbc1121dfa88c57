import type { LogLine } from '../../domain/log/log-line.ts';
import type { Cell } from '../../domain/log/table.ts';
import type { Language } from '../../domain/team/account.ts';
import { logColumns } from './log-columns.ts';

/** The log as a table in `language`: the columns' names, then a row for each lead. */
export async function* logTable(
  lines: AsyncIterable<LogLine>,
  language: Language,
): AsyncGenerator<readonly Cell[], void, undefined> {
  yield logColumns.map(({ header }) => header(language));
  for await (const line of lines) yield logColumns.map(({ cell }) => cell(line, language));
}
