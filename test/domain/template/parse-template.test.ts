import { describe, expect, test } from 'vitest';
import { parseTemplate, questionsOf } from '../../../src/domain/template/parse-template.ts';

const blankIn = (text: string) => parseTemplate(text)[0];

describe('reading a template', () => {
  test('takes text and blanks apart, in their order', () => {
    expect(parseTemplate('Hi {first_name|there}, {ask: your  size}?')).toEqual([
      { kind: 'text', text: 'Hi ' },
      { kind: 'blank', blank: { kind: 'known', name: 'first_name' }, fallback: 'there' },
      { kind: 'text', text: ', ' },
      { kind: 'blank', blank: { kind: 'free', label: 'your size' }, fallback: undefined },
      { kind: 'text', text: '?' },
    ]);
  });

  test.each(['{first_name}', '{First name}', '{ first-name }', '{FIRST_NAME}'])('forgives how %s is typed', (text) => {
    expect(blankIn(text)).toMatchObject({ blank: { kind: 'known', name: 'first_name' } });
  });

  test.each([
    ['{firstname}', 'first_name'],
    ['{frist_name}', 'first_name'],
    ['{name}', 'first_name'],
    ['{Prénom}', 'first_name'],
    ['{voornaam}', 'first_name'],
    ['{stroy}', 'story'],
    ['{sujet}', 'story'],
    ['{lien}', 'link'],
    ['{gebruikersnaam}', 'handle'],
    ['{colour}', undefined],
    ['{ask: }', undefined],
    ['{}', undefined],
    ['{__proto__}', undefined],
  ])('finds an unknown blank in %s, and %s nearest to it', (text, nearest) => {
    expect(blankIn(text)).toMatchObject({ kind: 'mistake', mistake: { kind: 'unknown-blank', nearest } });
  });

  test.each(['Hi {first_name', 'Hi first_name}', '{{first_name}}'])('finds the brace out of place in %s', (text) => {
    expect(parseTemplate(text)).toContainEqual({
      kind: 'mistake',
      mistake: { kind: 'stray-brace', near: text },
    });
  });

  test('asks each question once, with the first fallback that was written for it', () => {
    expect(questionsOf('{ask: size} {ask: colour|blue} {ask: size|M} {first_name|}')).toEqual([
      { label: 'size', fallback: 'M' },
      { label: 'colour', fallback: 'blue' },
    ]);
  });
});
