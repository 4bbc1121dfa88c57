import type { TemplateKey } from '../ids.ts';
import { changeTemplate, createTemplate } from './change-template.ts';
import type { Template, TemplateContent } from './template.ts';

/** What importing a file does, template by template, before anything is stored. */
export type ImportStep =
  | { readonly kind: 'created'; readonly template: Template }
  | { readonly kind: 'changed'; readonly template: Template }
  | { readonly kind: 'unchanged'; readonly template: Template };

/**
 * Plans the import of `written` over the templates that are there. What the file does not name stays as it is: a file
 * of one template is not a wish to lose the others.
 *
 * @param written with each key at most once, as the parser guarantees
 */
export function planImport(current: readonly Template[], written: readonly TemplateContent[]): ImportStep[] {
  const known = new Map<TemplateKey, Template>(current.map((template) => [template.key, template]));
  return written.map((content) => {
    const before = known.get(content.key);
    if (!before) return { kind: 'created', template: createTemplate(content) };
    const template = changeTemplate(before, content);
    return { kind: template === before ? 'unchanged' : 'changed', template };
  });
}
