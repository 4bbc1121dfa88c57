import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { templateKey } from '../../../src/domain/ids.ts';
import { signalKinds } from '../../../src/domain/signal/signal.ts';
import { contentOf } from '../../../src/domain/template/change-template.ts';
import { type TemplateContent, templateKinds } from '../../../src/domain/template/template.ts';
import { templateLibrary } from '../../../src/domain/template/template-library.ts';
import { steps } from '../../../src/domain/touch/step.ts';
import { segments } from '../../../src/domain/viewer/segment.ts';
import { parseTemplateFile, writeTemplateFile } from '../../../src/integrations/files/template-file.ts';
import { aTemplate } from '../../domain/template/template-builders.ts';

const read = (text: string) => {
  const problems: string[] = [];
  const templates = parseTemplateFile(text, 'desk.yml', problems).map(({ template }) => template);
  return { templates, problems };
};
const problemsOf = (text: string) => read(text).problems;

const thanks = `templates:
  - key: thanks
    kind: dm
    step: day0
    en:
      title: Thanks
      a: Thank you for answering our {story|latest} story!
`;

describe('a file of templates', () => {
  test('holds no more than can be shown and changed in Slack', () => {
    const topics = Array.from({ length: 21 }, (_, index) => `t${index}`);
    const longest = thanks
      .replace('key: thanks', `key: ${'k'.repeat(61)}`)
      .replace('title: Thanks', `title: ${'t'.repeat(76)}`)
      .replace('a: Thank', `a: ${'a'.repeat(3001)} Thank`)
      .replace('step: day0', `step: day0\n    topics: [${topics.join(', ')}]`);

    expect(problemsOf(longest)).toEqual([
      'desk.yml:2: templates[0].key is longer than 60 characters.',
      'desk.yml:5: templates[0].topics names more than 20.',
      'desk.yml:7: templates[0].en.title is longer than 75 characters.',
      'desk.yml:8: templates[0].en.a is longer than 3000 characters.',
    ]);
  });

  test('takes what is not written as any signal, any segment, any topic, not promotional and not archived', () => {
    expect(read(thanks)).toEqual({
      problems: [],
      templates: [
        {
          key: 'thanks',
          kind: 'dm',
          step: 'day0',
          signals: [],
          segments: [],
          topics: [],
          promotional: false,
          archived: false,
          languages: { en: { title: 'Thanks', a: 'Thank you for answering our {story|latest} story!' } },
        },
      ],
    });
  });

  test('reads back as the library that was written', () => {
    expect(read(writeTemplateFile(templateLibrary))).toEqual({
      problems: [],
      templates: templateLibrary.map(contentOf),
    });
  });

  test('keeps lines as lines, so that people can read and change them', () => {
    expect(writeTemplateFile(templateLibrary)).toContain(
      '      a: |-\n        Hi {first_name|there}, thanks for asking! What you saw',
    );
  });

  test('tells all that is wrong at once, with the line and what was probably meant', () => {
    expect(
      problemsOf(`templates:
  - key: Thank You
    kind: dms
    step: day1
    signal: [dm]
    signals: [dm, story-reply, dm]
    segments: hot
    promotional: yes please
    en:
      titel: Thanks
      a: ''
  - key: nothing-said
    kind: dm
    step: day2
  - thanks
`),
    ).toEqual([
      'desk.yml:2: templates[0].key must be lower-case words joined by hyphens, such as price-answer.',
      'desk.yml:3: templates[0].kind is no kind of template (did you mean "dm"?).',
      'desk.yml:4: templates[0].step is no step (did you mean "day0"?).',
      'desk.yml:5: templates[0].signal is not part of a template (did you mean "signals"?).',
      'desk.yml:6: templates[0].signals[1] is no kind of signal (did you mean "story_reply"?).',
      'desk.yml:7: templates[0].segments must be a list of segments: hot, warm, cool.',
      'desk.yml:8: templates[0].promotional must be true or false.',
      'desk.yml:9: templates[0].en.title is missing.',
      'desk.yml:10: templates[0].en.titel is not part of a template (did you mean "title"?).',
      'desk.yml:11: templates[0].en.a is empty.',
      'desk.yml:12: templates[1] has no text: give it one of en, fr, nl.',
      'desk.yml:15: templates[2] must be a template: key, kind, step and a text in at least one language.',
    ]);
  });

  test.each([
    ['', 'desk.yml:1: templates is missing.'],
    ['template: []', 'desk.yml:1: templates is missing.'],
    ['- thanks', 'desk.yml:1: the file must begin with templates:.'],
    ['templates: [', 'desk.yml:1: Flow sequence in block collection must be sufficiently indented'],
  ])('is refused when it is %j', (text, problem) => {
    expect(problemsOf(text).join('\n')).toContain(problem);
  });

  test('is refused when two templates have the same key', () => {
    expect(read(thanks + thanks.replace('templates:\n', ''))).toEqual({
      templates: [],
      problems: ['desk.yml:8: templates[1].key: thanks is there already; a key names one template.'],
    });
  });
});

const anyText = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed() && text.trim() !== '');
const anyLine = anyText.filter((text) => !/[\r\n]/.test(text));
const anyWording = fc.oneof(
  anyText,
  fc
    .array(fc.constantFrom(' ', '\n', '\r\n', '\t', '# x', ': ', '- ', '"', "'", '|', '>', '{first_name|}', 'é', '…'), {
      minLength: 1,
    })
    .map((parts) => `${parts.join('')}x`),
);
const anyVersion = fc.record({ title: anyLine, a: anyWording, b: anyWording }, { requiredKeys: ['title', 'a'] });
const anyContent: fc.Arbitrary<TemplateContent> = fc.record({
  key: fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}$/).map(templateKey),
  kind: fc.constantFrom(...templateKinds),
  step: fc.constantFrom(...steps),
  signals: fc.uniqueArray(fc.constantFrom(...signalKinds)),
  segments: fc.uniqueArray(fc.constantFrom(...segments)),
  topics: fc.uniqueArray(anyLine),
  promotional: fc.boolean(),
  archived: fc.boolean(),
  languages: fc
    .record({ en: anyVersion, fr: anyVersion, nl: anyVersion }, { requiredKeys: [] })
    .filter((languages) => Object.keys(languages).length > 0),
});

describe('exporting and importing', () => {
  test.each([
    ' \r\n \n{first_name|} {first_name|}  x',
    'x \n',
    '\u0000x',
    '\ufeffx',
    'x\n\n',
    '\tx',
    '# x',
    '- x',
    'x: y',
    '“x”',
  ])('keeps %j to the letter', (a) => {
    const template = contentOf(aTemplate({ languages: { en: { title: 'Title', a } } }));

    expect(read(writeTemplateFile([template])).templates).toEqual([template]);
  });

  test('changes nothing, whatever people call and write their templates', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyContent, { selector: ({ key }) => key, maxLength: 4 }), (templates) => {
        expect(read(writeTemplateFile(templates))).toEqual({ templates: templates.map(contentOf), problems: [] });
      }),
    );
  });
});
