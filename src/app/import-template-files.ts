import type { Desk } from '../domain/desk.ts';
import type { TeamId } from '../domain/ids.ts';
import { importTemplates } from '../domain/template/import-templates.ts';
import type { ImportStep } from '../domain/template/plan-import.ts';
import type { CommandResult } from './command-result.ts';
import { count, linesOf, readTemplates, type TextFile } from './template-findings.ts';

/** `templates import FILE …`: takes the templates of all files into the books, or of none when there is an error. */
export async function importTemplateFiles(
  desk: Desk,
  team: TeamId,
  files: readonly TextFile[],
  how: { readonly dryRun: boolean },
): Promise<CommandResult> {
  const { placed, problems } = readTemplates(files);
  if (problems.length > 0) return refused(problems);
  const imported = await importTemplates(
    desk,
    team,
    placed.map(({ template }) => template),
    how,
  );
  if (imported.ok) return { lines: [...imported.value.flatMap(stepLine), summary(imported.value, how)], exitCode: 0 };
  const findings = imported.refusal.findings.flatMap(({ key, finding }) =>
    placed.filter(({ template }) => template.key === key).map((place) => ({ placed: place, finding })),
  );
  return refused(linesOf(findings));
}

const refused = (lines: readonly string[]): CommandResult => ({
  lines: [...lines, 'Nothing was imported: mend the errors first.'],
  exitCode: 1,
});

function stepLine({ kind, template }: ImportStep): string[] {
  switch (kind) {
    case 'created':
      return [`+ ${template.key}`];
    case 'changed':
      return [`~ ${template.key}, version ${template.version}`];
    case 'unchanged':
      return [];
    default:
      return kind satisfies never;
  }
}

function summary(steps: readonly ImportStep[], { dryRun }: { readonly dryRun: boolean }): string {
  const of = (wanted: ImportStep['kind']) => steps.filter(({ kind }) => kind === wanted).length;
  const counts = `${of('created')} created, ${of('changed')} changed, ${of('unchanged')} unchanged`;
  return dryRun
    ? `${count(steps.length, 'template')} would be imported: ${counts}. Nothing was changed.`
    : `${count(steps.length, 'template')}: ${counts}.`;
}
