import { z } from 'zod';
import { templateKey } from '../../domain/ids.ts';
import { signalKinds } from '../../domain/signal/signal.ts';
import { languages } from '../../domain/team/account.ts';
import {
  longestTemplate,
  type TemplateContent,
  templateKeyPattern,
  templateKinds,
} from '../../domain/template/template.ts';
import { steps } from '../../domain/touch/step.ts';
import { segments } from '../../domain/viewer/segment.ts';
import { didYouMean } from './did-you-mean.ts';

/** A complaint about a value; a value that is not there at all is called missing instead. */
const says = (complaint: string) => ({
  error: ({ input }: { readonly input?: unknown }) => (input === undefined ? 'is missing' : complaint),
});

const oneOf = <const Words extends readonly [string, ...string[]]>(what: string, words: Words) =>
  z.enum(words, {
    error: ({ input }) =>
      input === undefined
        ? 'is missing'
        : `is no ${what}${didYouMean(String(input), words) || `; there are ${words.join(', ')}`}`,
  });

const listOf = <Item extends z.ZodType>(item: Item, complaint: string, most = Number.POSITIVE_INFINITY) =>
  z
    .array(item, says(complaint))
    .max(most, `names more than ${most}`)
    .refine((list) => new Set(list).size === list.length, 'names something twice')
    .optional();

const atMost = (characters: number) => [characters, `is longer than ${characters} characters`] as const;

const line = (complaint: string, longest: number) =>
  z
    .string(says(complaint))
    .max(...atMost(longest))
    .refine((text) => text.trim() !== '', 'is empty')
    .refine((text) => !/[\r\n]/.test(text), 'must be one line');
const wording = z
  .string(says('must be a text'))
  .max(...atMost(longestTemplate.text))
  .refine((text) => text.trim() !== '', 'is empty')
  .transform((text) => text.toWellFormed()); // half a surrogate pair cannot be stored
const yesOrNo = z.boolean(says('must be true or false')).optional();

const languageVersion = z
  .strictObject(
    { title: line('must be a text', longestTemplate.title), a: wording, b: wording.optional() },
    says('must be a title and one or two texts: title, a, b'),
  )
  .transform(({ b, ...always }) => (b === undefined ? always : { ...always, b }));

const template = z
  .strictObject(
    {
      key: z
        .string(says('must be a text'))
        .max(...atMost(longestTemplate.key))
        .regex(templateKeyPattern, 'must be lower-case words joined by hyphens, such as price-answer'),
      kind: oneOf('kind of template', templateKinds),
      step: oneOf('step', steps),
      signals: listOf(oneOf('kind of signal', signalKinds), 'must be a list of kinds of signals'),
      segments: listOf(oneOf('segment', segments), `must be a list of segments: ${segments.join(', ')}`),
      topics: listOf(
        line('must be a text', longestTemplate.topic),
        'must be a list of story topics',
        longestTemplate.topics,
      ),
      promotional: yesOrNo,
      archived: yesOrNo,
      en: languageVersion.optional(),
      fr: languageVersion.optional(),
      nl: languageVersion.optional(),
    },
    says('must be a template: key, kind, step and a text in at least one language'),
  )
  .refine((written) => languages.some((language) => written[language] !== undefined), {
    error: `has no text: give it one of ${languages.join(', ')}`,
  })
  .transform(
    ({ en, fr, nl, ...written }): TemplateContent => ({
      key: templateKey(written.key),
      kind: written.kind,
      step: written.step,
      signals: written.signals ?? [],
      segments: written.segments ?? [],
      topics: written.topics ?? [],
      promotional: written.promotional ?? false,
      archived: written.archived ?? false,
      languages: { ...(en && { en }), ...(fr && { fr }), ...(nl && { nl }) },
    }),
  );

/** A file of templates: one or many, so that a team keeps them in one file or in a file each. */
export const templatesSchema = z.strictObject(
  { templates: z.array(template, says('must be a list of templates')) },
  says('must begin with templates:'),
);
