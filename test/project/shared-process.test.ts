import { globSync, readFileSync } from 'node:fs';
import { matchesGlob, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replacesGlobals } from '../support/replaces-globals.ts';

/** What changes a global for longer than a test: nock does when it is imported, and module mocks stay with the module. */
const replacing = /from 'nock'|virtualGlobals\(|setGlobalDispatcher\(|vi\.(stubGlobal|stubEnv|mock|doMock)\(/;

const isAlone = (file: string) => replacesGlobals.some((pattern) => matchesGlob(file, pattern));
const root = `${import.meta.dirname}/../..`;
const files = globSync('test/**/*.test.ts', { cwd: root }).map((file) => file.split(sep).join('/'));
const replacers = files.filter((file) => {
  const text = readFileSync(`${root}/${file}`, 'utf8');
  return replacing.test(text) && file !== 'test/project/shared-process.test.ts';
});

describe('a test that replaces a global', () => {
  test('has a process of its own', () => {
    expect(replacers.filter((file) => !isAlone(file))).toEqual([]);
  });

  test('is found: there is one with nock', () => {
    expect(replacers).toContain('test/bot/slack/slack-clients.test.ts');
  });
});
