import type { Options } from 'csv-stringify';
import { stringify } from 'csv-stringify/sync';
import type { Cell, TableWriter } from '../../domain/log/table.ts';

/** One chunk for so many rows: a chunk for each would be thousands of writes a second. */
const rowsAtOnce = 100;

/**
 * Writes a table as CSV: RFC 4180, in UTF-8 with a byte order mark, without which Excel takes it for Latin-1.
 *
 * A cell of text never becomes a formula, whoever wrote it: `escape_formulas` puts an apostrophe before = + - @, tab,
 * carriage return and the full-width forms of the signs. Numbers are written as they are.
 *
 * Source: datatracker.ietf.org/doc/html/rfc4180, owasp.org/www-community/attacks/CSV_Injection
 */
export const writeCsv: TableWriter = async function* (rows) {
  let bom = true;
  const written = (some: readonly (readonly Cell[])[]) => {
    const text = stringify(some as Cell[][], { ...options, bom });
    bom = false;
    return Buffer.from(text);
  };
  let waiting: (readonly Cell[])[] = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length < rowsAtOnce) continue;
    yield written(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield written(waiting);
};

const options: Options = {
  record_delimiter: 'windows',
  escape_formulas: true,
  // On its own it quotes only the line end of this file, and a reader takes either half of it for one too.
  quoted_match: /[\r\n]/,
  cast: {
    string: (text) => withoutHiddenFormulas(text),
    object: ({ decimal }) => ({ value: checkedDecimal(decimal), escape_formulas: false }),
  },
};

const formulaAhead = String.raw`(?=[\s"\p{Cf}]*[-=+@\uff0b\uff0d\uff1d\uff20])`;
const invisibleStart = new RegExp(String.raw`^[\s\p{Cf}]+${formulaAhead}`, 'u');
const breakBefore = new RegExp(`(?:;|[\\r\\n]+)${formulaAhead}`, 'gu');

/**
 * What nobody sees before a sign hides it from the check of the first character. And where a comma is the decimal sign,
 * Excel splits at semicolons instead, and sees no quotes after a comma: what follows a semicolon or the end of a line
 * begins a cell, quoted or not.
 */
const withoutHiddenFormulas = (text: string) => text.replace(invisibleStart, '').replace(breakBefore, "$&'");

function checkedDecimal(decimal: unknown): string {
  if (typeof decimal === 'string' && /^-?\d+(?:\.\d+)?$/.test(decimal)) return decimal;
  throw new Error(`"${decimal}" is no decimal number`);
}
