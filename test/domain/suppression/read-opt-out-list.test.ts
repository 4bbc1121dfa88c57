import { describe, expect, test } from 'vitest';
import { readOptOutList } from '../../../src/domain/suppression/read-opt-out-list.ts';

const names = (text: string) => readOptOutList(text).names.map(({ userName, line }) => `${line} ${userName}`);

describe('a list of people who want no messages', () => {
  test('is read line by line: with or without @, as links, in whatever case', () => {
    expect(names('anna.k\n@tom\r\nhttps://www.instagram.com/Jane_Doe/?hl=en\n\nJULIA\n')).toEqual([
      '1 anna.k',
      '2 tom',
      '3 jane_doe',
      '5 julia',
    ]);
  });

  test('may be the first column of a CSV file, below its heading', () => {
    expect(names('\uFEFFUsername,Since,Note\n"anna.k",2026-01-02,"asked, twice"\ntom;x\n')).toEqual([
      '2 anna.k',
      '3 tom',
    ]);
  });

  test('names each once', () => {
    expect(names('tom\n@Tom')).toEqual(['1 tom']);
  });

  test('says which lines name nobody, and takes no real name for an account', () => {
    const { names: read, unreadable } = readOptOutList('Jane Doe\n@tom\njörg\n@two..dots\n');

    expect(read).toEqual([{ userName: 'tom', line: 2 }]);
    expect(unreadable).toEqual([
      { text: 'Jane Doe', line: 1 },
      { text: 'jörg', line: 3 },
      { text: '@two..dots', line: 4 },
    ]);
  });
});
