import type { TemplateKey } from '../ids.ts';
import type { Finding } from './lint-template.ts';

/** Something wrong with one of several templates. */
export interface TemplateFinding {
  readonly key: TemplateKey;
  readonly finding: Finding;
}

/** Why a template was not kept. */
export type TemplateRefusal =
  | { readonly kind: 'unknown-template' }
  /** Somebody else saved a version that the author has not seen. */
  | { readonly kind: 'template-changed-meanwhile'; readonly version: number }
  /** Errors keep a template from being offered, so it is not kept either. Warnings are among the findings, as advice. */
  | { readonly kind: 'faulty-template'; readonly findings: readonly TemplateFinding[] };
