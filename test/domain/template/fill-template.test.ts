import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../src/domain/team/account.ts';
import { type Filling, fillTemplate, prefillTemplate } from '../../../src/domain/template/fill-template.ts';
import { literalBraces } from '../../../src/domain/template/literal-braces.ts';
import { hostileTexts } from '../../bot/messages/hostile-texts.ts';
import { aFilling, nothingKnown } from './template-builders.ts';

const fill = (text: string, filling = aFilling(), language: 'en' | 'fr' | 'nl' = 'en') =>
  fillTemplate({ text, language }, filling);

describe('filling a template', () => {
  test('puts in what is known of the viewer, the story and the sender', () => {
    const filled = fill('Hi {first_name} ({handle}), about our {story} story: {link}\n{agent}');

    expect(filled).toEqual({
      text: 'Hi Marie (@marie.dp), about our “Spring drop” story: https://atelier.example/spring\nLéa',
      bytes: 92,
      unresolved: [],
    });
  });

  test('quotes the topic as the language does, with the spaces that French sets', () => {
    expect(fill('Merci pour {story} !', aFilling(), 'fr').text).toBe('Merci pour «\u00a0Spring drop\u00a0»\u00a0!');
  });

  test('counts bytes, not characters', () => {
    expect(fill('é💫').bytes).toBe(6);
  });

  test('never cuts a character in half, nor lets half a one through', () => {
    expect(fill('{story}', aFilling({ storyTopic: `a${'💫'.repeat(40)}` })).text).toBe(`“a${'💫'.repeat(29)}…”`);
    expect(fill('a\ud83db').text).toBe('a\ufffdb');
  });

  test('names the story by its first words when it is called by a whole caption', () => {
    const storyTopic = 'New in: linen shirts,\nback in three colours for everybody who asked us all winter long';

    expect(fill('our {story} story', aFilling({ storyTopic })).text).toBe(
      'our “New in: linen shirts, back in three colours for everybody…” story',
    );
  });

  test.each([
    ['{first_name|there}', 'there'],
    ['{first_name|}, hello', 'Hello'],
    ['{story|our story}', 'our story'],
    ['{agent|the team}', 'the team'],
    ['{ask: size|your size}', 'your size'],
    ['{first_name|a \\{b\\}}', 'a {b}'],
  ])('takes the fallback when nothing is known: %j', (text, filled) => {
    expect(fill(text, nothingKnown)).toMatchObject({ text: filled, unresolved: [] });
  });

  test('calls somebody by their user name when their first name cannot be told and nothing else was chosen', () => {
    const filling = aFilling({ displayName: 'Studio Nine' });

    expect(fill('Hi {first_name}', filling).text).toBe('Hi @marie.dp');
    expect(fill('Hi {first_name|there}', filling).text).toBe('Hi there');
  });

  test('asks for free blanks, by their label, and puts the answers in', () => {
    const text = 'It is {ask: price}, in {ask: size}.';

    expect(fill(text)).toMatchObject({
      text: 'It is [price], in [size].',
      unresolved: [
        { kind: 'unanswered', label: 'price' },
        { kind: 'unanswered', label: 'size' },
      ],
    });
    expect(
      fill(
        text,
        aFilling({
          answers: new Map([
            ['price', '€ 49'],
            ['size', ' '],
          ]),
        }),
      ),
    ).toMatchObject({
      text: 'It is € 49, in [size].',
      unresolved: [{ kind: 'unanswered', label: 'size' }],
    });
  });

  test('leaves open, in sight, what is missing or mistaken', () => {
    expect(fill('{first_name} {link} {prénom} {colour}', nothingKnown)).toMatchObject({
      text: '[first_name] [link] [prénom] [colour]',
      unresolved: [
        { kind: 'missing', name: 'first_name' },
        { kind: 'missing', name: 'link' },
        { kind: 'unknown-blank', written: 'prénom', nearest: 'first_name' },
        { kind: 'unknown-blank', written: 'colour', nearest: undefined },
      ],
    });
  });

  test('never reads a value again: braces in it become parentheses', () => {
    expect(fill('about {story}', aFilling({ storyTopic: 'our {link}' })).text).toBe('about “our (link)”');
  });

  test.each([
    ['Hi {first_name|}, thanks', 'Hi, thanks'],
    ['Hi {first_name|} and thanks', 'Hi and thanks'],
    ['Thanks, {first_name|}!', 'Thanks!'],
    ['Thanks, {first_name|}.', 'Thanks.'],
    ['Merci, {first_name|} !', 'Merci !'],
    ['{first_name|}, thanks a lot', 'Thanks a lot'],
    ['{first_name|}, https://atelier.example is ours', 'https://atelier.example is ours'],
    ['Thanks, {first_name|}\nBye', 'Thanks\nBye'],
    ['Thanks,\n{agent|}', 'Thanks'],
    ['See\n\n{link|}\n\nyou', 'See\n\nyou'],
    ['See {first_name|} {handle|} you', 'See you'],
    ['See {first_name|}{ask: x|you}', 'See you'],
    ['“{first_name|}” said', '“” said'],
    ['We ({first_name|} of us)', 'We (of us)'],
    ['a{first_name|} {handle|}b', 'a b'],
    ['Two  spaces of the author, {first_name|} stay', 'Two  spaces of the author, stay'],
  ])('takes spaces and a comma along where a value is empty: %j', (text, filled) => {
    expect(fill(text, nothingKnown).text).toBe(filled);
  });

  test.each([
    ['\\{first_name\\}', '{first_name}'],
    ['¯\\_(ツ)_/¯', '¯\\_(ツ)_/¯'],
  ])('leaves what is meant as it is written: %j', (text, filled) => {
    expect(fill(text)).toMatchObject({ text: filled, unresolved: [] });
  });
});

/** Texts made of what templates are made of, and of anything. */
const anyTemplate = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '{first_name|}',
        '{handle|x}',
        '{story}',
        '{ask: size}',
        '{ask:',
        '{',
        '}',
        '|',
        ' ',
        ', ',
        '\n',
        '.',
        '!',
      ),
    ),
  )
  .map((pieces) => pieces.join(''));
const anyValue = fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.values(hostileTexts))), {
  nil: undefined,
});
const anyFilling = fc.record({
  displayName: anyValue,
  userName: anyValue,
  storyTopic: anyValue,
  link: anyValue,
  agentName: anyValue,
  answers: fc.string().map((answer) => new Map([['size', answer]])),
});

const prefilled = (text: string, over: Partial<Filling> = {}, language: Language = 'en') =>
  prefillTemplate({ text, language }, aFilling(over), (name) => `your ${name}`);

describe('filling a template before somebody goes on writing', () => {
  test('puts in what is known, and leaves what is asked for as a blank, with its fallback', () => {
    expect(prefilled('Hi {first_name|there}! {story} is {ask: price|on us}, {ask: size}.')).toBe(
      'Hi Marie! “Spring drop” is {ask: price|on us}, {ask: size}.',
    );
  });

  test('asks for a known blank that nothing is known for, unless it has a fallback or may be empty', () => {
    const text = 'Hi {handle|}, see {link} or {story|our story}.';
    expect(prefilled(text, nothingKnown)).toBe('Hi, see {ask: your link} or our story.');
  });

  test('is read back by filling to what filling at once would have given', () => {
    const text = 'Hi {first_name}, \\{sale\\} on {handle}: {ask: size|M} {ask: colour}';
    const answers = new Map([['colour', 'red']]);
    const over = { displayName: '{x} Marie', userName: 'ma{link}rie' };
    const written = prefilled(text, over);
    expect(fillTemplate({ text: written, language: 'en' }, aFilling({ ...over, answers }))).toEqual(
      fillTemplate({ text, language: 'en' }, aFilling({ ...over, answers })),
    );
  });
});

describe('braces in somebody’s own words', () => {
  test.each([
    [':-} and {-:', ':-} and {-:'],
    ['take {size}', 'take {size}'],
    ['{}', '{}'],
    ['\\{kept\\}', '{kept}'],
    ['Hi {first_name|there}, {ask: size|M}', 'Hi Marie, M'],
  ])('%s', (typed, sent) => {
    expect(fillTemplate({ text: literalBraces(typed), language: 'en' }, aFilling())).toMatchObject({
      text: sent,
      unresolved: [],
    });
  });
});

describe('whatever people write in templates and call themselves', () => {
  test('filling never throws, leaves no brace that was not meant, and counts the bytes that are sent', () => {
    fc.assert(
      fc.property(anyTemplate, anyFilling, fc.constantFrom('en', 'fr', 'nl'), (text, filling, language) => {
        const filled = fillTemplate({ text: text.replaceAll('\\', '/'), language }, filling);

        expect(filled.text).not.toMatch(/[{}]/);
        expect(filled.text.isWellFormed()).toBe(true);
        expect(filled.bytes).toBe(Buffer.byteLength(filled.text));
      }),
    );
  });

  test('an empty value leaves neither two spaces nor a space or comma before what closes a sentence', () => {
    const words = fc.constantFrom('Hi', 'thanks', 'a lot');
    const gap = fc.constantFrom('{first_name|}', '{story|}', '{first_name|} {handle|}');
    const between = fc.constantFrom(', ', ' ');
    fc.assert(
      fc.property(words, between, gap, fc.constantFrom('', ' ', ', '), words, (before, lead, blank, follow, after) => {
        const text = `${before}${lead}${blank}${follow === '' ? '!' : `${follow}${after}.`}`;

        expect(fill(text, nothingKnown).text).not.toMatch(/ {2}| [,.!]|,[,.!]|^[\s,]|[\s,]$/);
      }),
    );
  });
});
