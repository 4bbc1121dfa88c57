import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/domain/log/table.ts';
import { writeCsv } from '../../../src/integrations/files/write-csv.ts';

async function* rowsOf(rows: readonly (readonly Cell[])[]) {
  yield* rows;
}

async function csvOf(...rows: readonly (readonly Cell[])[]): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeCsv(rowsOf(rows))) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const byteOrderMark = '\ufeff';

describe('a table as CSV', () => {
  test('begins with a byte order mark, ends lines as RFC 4180 says, and quotes what needs it', async () => {
    expect(await csvOf(['date', 'story'], ['2026-11-26', 'Été, "spring"\nmenu'], ['', undefined])).toBe(
      `${byteOrderMark}date,story\r\n2026-11-26,"Été, ""spring""\nmenu"\r\n,\r\n`,
    );
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+32 2 555', "'+32 2 555"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'=1"],
    ['\r=1', "'=1"],
    ['\n=1', "'=1"],
    ['  =1', "'=1"],
    ['\u200b=1', "'=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠A1', "'＠A1"],
    ['=HYPERLINK("https://evil.example","Hi")', `"'=HYPERLINK(""https://evil.example"",""Hi"")"`],
    ['hello;=1+1', "hello;'=1+1"],
    ['hello; "=1+1', `"hello;' ""=1+1"`],
    ['hello\n=1+1', `"hello\n'=1+1"`],
    ['hello\r\n=1+1', `"hello\r\n'=1+1"`],
    ['hello\n\n- 1', `"hello\n\n'- 1"`],
    ['hello\r =1+1', `"hello\r' =1+1"`],
  ])('lets no spreadsheet run %j', async (text, written) => {
    expect(await csvOf([text])).toBe(`${byteOrderMark}${written}\r\n`);
  });

  test.each(['two\nlines', 'two\rlines', 'two\r\nlines'])('keeps %j in one cell', async (text) => {
    expect(await csvOf(['1', text, '2'])).toBe(`${byteOrderMark}1,"${text}",2\r\n`);
  });

  test.each(['1-2', 'a=b', 'ana@example.com', 'Sale; now', ' spaced ', '😀'])('leaves %j as it is', async (text) => {
    expect(await csvOf([text])).toBe(`${byteOrderMark}${text}\r\n`);
  });

  test('keeps numbers numbers, below zero too, and with every decimal', async () => {
    expect(await csvOf([{ decimal: '-10.5' }, { decimal: '999999999.125' }, { decimal: '0' }])).toBe(
      `${byteOrderMark}-10.5,999999999.125,0\r\n`,
    );
    await expect(csvOf([{ decimal: '=1' }])).rejects.toThrow('"=1" is no decimal number');
  });

  test('takes no more rows than are wanted, and stops when nobody reads on', async () => {
    let taken = 0;
    let isOver = false;
    async function* endless(): AsyncGenerator<readonly Cell[]> {
      try {
        for (;;) {
          taken += 1;
          yield ['x'.repeat(1000)];
        }
      } finally {
        isOver = true;
      }
    }

    for await (const _ of writeCsv(endless())) break;

    expect(taken).toBeLessThan(200);
    expect(isOver).toBe(true);
  });
});
