import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { accept, type Result, refuse } from '../../domain/result.ts';
import { didYouMean } from './did-you-mean.ts';

/** What the header of a file may and must name. */
export interface CsvColumns<Column extends string> {
  readonly known: readonly Column[];
  readonly required: readonly Column[];
  /** May be there, and are not read. */
  readonly ignored: readonly string[];
}

export interface CsvRow<Column extends string> {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  readonly fields: { readonly [Name in Column]?: string };
}

/** More rows than this would hold up everybody else for too long, since they are kept all at once. */
const mostRows = 5000;

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/**
 * Reads a CSV file with a header, with commas or semicolons, as spreadsheets write it: with or without a byte order
 * mark, with quotes, with empty rows at the end. Columns may be in any order. Every mistake of its shape is one line.
 */
export function readCsvTable<Column extends string>(
  text: string,
  columns: CsvColumns<Column>,
): Result<readonly CsvRow<Column>[], readonly string[]> {
  const read = split(text);
  if (!read.ok) return read;
  const [header, ...rows] = read.value;
  if (!header)
    return refuse([`line 1: the file is empty; its first row names the columns: ${columns.known.join(', ')}`]);
  const names = header.record.map((name) => name.toLowerCase());
  const problems = [
    ...headerProblems(names, columns).map((problem) => `line ${header.info.lines}: ${problem}`),
    ...rows.filter(({ record }) => record.length !== names.length).map((row) => lengthProblem(row, names.length)),
    ...(rows.length > mostRows
      ? [`line ${rows[mostRows]?.info.lines}: more than ${mostRows} rows; split the file and import the parts`]
      : []),
  ];
  if (problems.length > 0) return refuse(problems);
  return accept(
    rows.map(({ record, info }) => ({
      line: info.lines,
      fields: fieldsOf(record, names, columns.known),
    })),
  );
}

type Split = z.output<typeof records>;

function split(text: string): Result<Split, readonly string[]> {
  const [header = ''] = text.split(/\r?\n/, 1);
  try {
    const read: unknown = parse(text, {
      bom: true,
      // One of them alone, since the other may stand in amounts.
      delimiter: header.includes(';') ? ';' : ',',
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    });
    return accept(records.parse(read));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = /at line (\d+)/.exec(error.message)?.[1];
    return refuse([
      `${line === undefined ? '' : `line ${line}: `}a quote is not closed, or stands inside a field; ` +
        'put the field in quotes and write a quote inside it twice: "so ""called"""',
    ]);
  }
}

function headerProblems<Column extends string>(
  names: readonly string[],
  { known, required, ignored }: CsvColumns<Column>,
): string[] {
  const all: readonly string[] = [...known, ...ignored];
  return [
    ...names
      .filter((name) => !all.includes(name))
      .map((name) => `there is no column "${name.slice(0, 80)}"${didYouMean(name, all)}; take it out or rename it`),
    ...names
      .filter((name, at) => names.indexOf(name) !== at)
      .map((name) => `the column ${name.slice(0, 80)} is there twice; take one out`),
    ...required.filter((name) => !names.includes(name)).map((name) => `the column ${name} is missing; add it`),
  ];
}

const lengthProblem = ({ record, info }: Split[number], expected: number) =>
  `line ${info.lines}: ${record.length} fields, where the header has ${expected}; ` +
  'put quotes around a field that holds a comma or a semicolon, such as "49,90"';

function fieldsOf<Column extends string>(
  record: readonly string[],
  names: readonly string[],
  known: readonly Column[],
): CsvRow<Column>['fields'] {
  const found = known.map((name) => [name, record[names.indexOf(name)]] as const).filter(([, value]) => value);
  return Object.fromEntries(found) as CsvRow<Column>['fields'];
}
