import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { variableNames } from '../../src/config/variables.ts';
import { read } from './config-builders.ts';

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

describe('.env.example', () => {
  test('names exactly the variables that Storydesk reads', () => {
    expect(Object.keys(parseEnv(example)).toSorted()).toEqual(variableNames.toSorted());
  });

  test('explains each of them in the line above', () => {
    const lines = example.split('\n');
    const unexplained = lines.filter((line, index) => /^\w+=/.test(line) && !lines[index - 1]?.startsWith('# '));

    expect(unexplained).toEqual([]);
  });

  test('changes nothing when it is copied as it is', () => {
    expect(read(parseEnv(example))).toEqual(read({}));
  });
});
