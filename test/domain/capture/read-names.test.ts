import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNames } from '../../../src/domain/capture/read-names.ts';

const userNames = (text: string) => readNames(text).names.map((name) => name.userName);

describe('reading a pasted viewer list', () => {
  test('takes one name a line, with and without @, and skips blank lines', () => {
    expect(userNames('jane.doe_\n\n@mia.k\n  tom88  \n\n')).toEqual(['jane.doe_', 'mia.k', 'tom88']);
  });

  test('takes names in a row, whatever stands between them', () => {
    expect(userNames('@jane.doe_ @mia.k, @tom88')).toEqual(['jane.doe_', 'mia.k', 'tom88']);
    expect(userNames('jane.doe_, mia.k, tom88')).toEqual(['jane.doe_', 'mia.k', 'tom88']);
  });

  test('reads the app’s own order: user name, display name, label', () => {
    const { names, unreadable } = readNames('jane.doe_\nJane Doe 🌸\nFollowing\n\nmia.k\nMia\nFollow\n');

    expect(names).toEqual([
      { userName: 'jane.doe_', displayName: 'Jane Doe 🌸', follows: true },
      { userName: 'mia.k', displayName: 'Mia', follows: undefined },
    ]);
    expect(unreadable).toEqual([]);
  });

  test('reads the same without blank lines between people', () => {
    const { names, unreadable } = readNames('jane.doe_\nJane Doe\nSuivi(e)\nmia.k\nMia Kowalska\nVolgend');

    expect(names).toEqual([
      { userName: 'jane.doe_', displayName: 'Jane Doe', follows: true },
      { userName: 'mia.k', displayName: 'Mia Kowalska', follows: true },
    ]);
    expect(unreadable).toEqual([]);
  });

  test('takes a lower-case display name under a user name for a display name', () => {
    expect(readNames('jane.doe_\njane\n\nmia.k\nmia')).toMatchObject({
      names: [
        { userName: 'jane.doe_', displayName: 'jane' },
        { userName: 'mia.k', displayName: 'mia' },
      ],
    });
  });

  test.each([
    ['Jane Doe (@jane.doe_)', 'jane.doe_'],
    ['1. jane.doe_', 'jane.doe_'],
    ['• jane.doe_', 'jane.doe_'],
    ['https://www.instagram.com/jane.doe_/', 'jane.doe_'],
    ['jane.doe_\tJane Doe\tFollowing', 'jane.doe_'],
    ['jane.doe_; Jane Doe', 'jane.doe_'],
    ["jane.doe_'s profile picture", 'jane.doe_'],
    ['@Jane.Doe_', 'jane.doe_'],
    ['\u200ejane.doe_\u200f', 'jane.doe_'],
    ['jane.doe_ ✔', 'jane.doe_'],
  ])('finds the user name in %j', (line, expected) => {
    expect(userNames(line)).toEqual([expected]);
  });

  test('ignores labels and counts, in three languages', () => {
    expect(readNames('132 views\nViewers\n132 vues\nSuivre\nVolgen\n3 h\njane.doe_')).toEqual({
      names: [{ userName: 'jane.doe_', displayName: undefined, follows: undefined }],
      unreadable: [],
    });
  });

  test('reports what cannot be a name and keeps the rest', () => {
    expect(readNames('jané\n\njane.doe_\n\nthis is a sentence, not a name!')).toEqual({
      names: [{ userName: 'jane.doe_', displayName: undefined, follows: undefined }],
      unreadable: [{ line: 'jané' }, { line: 'this is a sentence, not a name!' }],
    });
  });

  test('counts a name once, and keeps what any of its mentions said', () => {
    expect(readNames('jane.doe_\nJane Doe\nFollowing\n\n@jane.doe_')).toEqual({
      names: [{ userName: 'jane.doe_', displayName: 'Jane Doe', follows: true }],
      unreadable: [],
    });
  });

  test('never invents a name, whatever is pasted, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { names } = readNames(text);
        for (const { userName } of names) {
          expect(userName).toMatch(/^[a-z0-9._]{1,30}$/);
          expect(
            text
              .normalize('NFC')
              .toLowerCase()
              .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, ''),
          ).toContain(userName);
        }
      }),
    );
  });
});
