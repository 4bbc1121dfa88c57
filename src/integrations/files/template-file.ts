import { stringify } from 'yaml';
import { type Language, languages } from '../../domain/team/account.ts';
import type { TemplateContent } from '../../domain/template/template.ts';
import { type Path, readYaml } from './read-yaml.ts';
import { templatesSchema } from './template-schema.ts';

/** A template of a file, and the places that complaints about it name. */
export interface PlacedTemplate {
  readonly template: TemplateContent;
  /** E.g. `templates.yml:12: templates[0].fr.a`, for the path `['fr', 'a']`. */
  readonly at: (path: Path) => string;
}

/**
 * Reads the YAML `text` of a file of templates. Every mistake is one line in `problems`, with the file's line number;
 * then nothing is read, since half of a file is not what somebody wanted to import.
 *
 * @param name how complaints call the file
 */
export function parseTemplateFile(text: string, name: string, problems: string[]): PlacedTemplate[] {
  const file = readYaml(text, name, templatesSchema, 'part of a template', problems);
  if (!file) return [];
  const placed = file.value.templates.map((template, index) => ({
    template,
    at: (path: Path) => file.at(['templates', index, ...path]),
  }));
  const repeated = repeatedKeys(placed);
  problems.push(...repeated);
  return repeated.length > 0 ? [] : placed;
}

/** A complaint for each template whose key another has before it, in this file or an earlier one. */
export function repeatedKeys(placed: readonly PlacedTemplate[]): string[] {
  const seen = new Set<string>();
  return placed.flatMap(({ template: { key }, at }) => {
    const isRepeated = seen.has(key);
    seen.add(key);
    return isRepeated ? [`${at(['key'])}: ${key} is there already; a key names one template.`] : [];
  });
}

/**
 * The file that reads back as exactly these templates. What is as usual (any signal, not promotional …) is left out, so
 * that people see what somebody decided.
 */
export function writeTemplateFile(templates: readonly TemplateContent[]): string {
  // What needs quotes is written as JSON would: folded over lines, spaces and carriage returns got lost.
  const options = { lineWidth: 0, aliasDuplicateObjects: false, doubleQuotedAsJSON: true };
  return stringify({ templates: templates.map(written) }, options);
}

function written(template: TemplateContent) {
  const { key, kind, step, signals, segments, topics, promotional, archived } = template;
  return {
    key,
    kind,
    step,
    ...(signals.length > 0 && { signals: [...signals] }),
    ...(segments.length > 0 && { segments: [...segments] }),
    ...(topics.length > 0 && { topics: [...topics] }),
    ...(promotional && { promotional }),
    ...(archived && { archived }),
    ...Object.fromEntries(languages.flatMap((language) => languageEntry(template, language))),
  };
}

const languageEntry = ({ languages: versions }: TemplateContent, language: Language) =>
  versions[language] ? [[language, { ...versions[language] }]] : [];
