import type { Finding } from '../domain/template/lint-template.ts';
import { type PlacedTemplate, parseTemplateFile, repeatedKeys } from '../integrations/files/template-file.ts';
import { findingLine } from './finding-line.ts';

/** A file as the command line read it. */
export interface TextFile {
  /** How complaints call it. */
  readonly name: string;
  readonly text: string;
}

/** Reads templates out of files; every mistake is one line in `problems`, a key in two files included. */
export function readTemplates(files: readonly TextFile[]): {
  readonly placed: readonly PlacedTemplate[];
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const placed = files.flatMap(({ name, text }) => parseTemplateFile(text, name, problems));
  return { placed, problems: [...problems, ...repeatedKeys(placed)] };
}

/** One line for each finding, with the line of the file it is about. */
export const linesOf = (
  findings: readonly { readonly placed: PlacedTemplate; readonly finding: Finding }[],
): string[] =>
  findings.map(({ placed: { at }, finding }) => {
    const place = at(finding.about === 'wording' ? [finding.language, finding.variant] : []);
    return `${place} ${finding.severity === 'warning' ? '(warning) ' : ''}${findingLine(finding)}.`;
  });

export const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
