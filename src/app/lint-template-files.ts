import { readFile } from 'node:fs/promises';
import { type Finding, lintTemplate } from '../domain/template/lint-template.ts';
import { type PlacedTemplate, parseTemplateFile, repeatedKeys } from '../integrations/files/template-file.ts';
import type { CommandResult } from './command-result.ts';
import { findingLine } from './finding-line.ts';

/**
 * Reads and lints files of templates, without any account: what can be known before they are imported. Fails on errors;
 * warnings are advice.
 *
 * @param allowedHosts where links may lead
 */
export async function lintTemplateFiles(
  files: readonly string[],
  allowedHosts: readonly string[],
): Promise<CommandResult> {
  const problems: string[] = [];
  const placed: PlacedTemplate[] = [];
  for (const file of files) {
    const text = await readText(file, problems);
    if (text !== undefined) placed.push(...parseTemplateFile(text, file, problems));
  }
  problems.push(...repeatedKeys(placed));
  const findings = placed.flatMap(({ template, at }) =>
    lintTemplate(template, allowedHosts).map((finding) => ({ finding, line: lineFor(finding, at) })),
  );
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length;
  const warnings = findings.length - errors;
  return {
    lines: [
      ...problems,
      ...findings.map(({ line }) => line),
      `${count(placed.length, 'template')}, ${count(problems.length + errors, 'error')}, ${count(warnings, 'warning')}`,
    ],
    exitCode: problems.length + errors > 0 ? 1 : 0,
  };
}

async function readText(file: string, problems: string[]): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (fault) {
    problems.push(`${file} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}.`);
    return undefined;
  }
}

function lineFor(finding: Finding, at: PlacedTemplate['at']): string {
  const place = at(finding.about === 'wording' ? [finding.language, finding.variant] : []);
  return `${place} ${finding.severity === 'warning' ? '(warning) ' : ''}${findingLine(finding)}.`;
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
