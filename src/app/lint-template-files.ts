import { lintTemplate } from '../domain/template/lint-template.ts';
import type { CommandResult } from './command-result.ts';
import { count, linesOf, readTemplates, type TextFile } from './template-findings.ts';

/**
 * Reads and lints files of templates, without any account: what can be known before they are imported. Fails on errors;
 * warnings are advice.
 *
 * @param files those that could be read; `problems` says which could not
 * @param allowedHosts where links may lead
 */
export function lintTemplateFiles(
  { files, problems }: { readonly files: readonly TextFile[]; readonly problems: readonly string[] },
  allowedHosts: readonly string[],
): CommandResult {
  const read = readTemplates(files);
  const findings = read.placed.flatMap((placed) =>
    lintTemplate(placed.template, allowedHosts).map((finding) => ({ placed, finding })),
  );
  const all = [...problems, ...read.problems];
  const errors = all.length + findings.filter(({ finding }) => finding.severity === 'error').length;
  const warnings = all.length + findings.length - errors;
  return {
    lines: [
      ...all,
      ...linesOf(findings),
      `${count(read.placed.length, 'template')}, ${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    ],
    exitCode: errors > 0 ? 1 : 0,
  };
}
