import type { Desk } from '../desk.ts';
import type { TeamId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { lintTemplate } from './lint-template.ts';
import { type ImportStep, planImport } from './plan-import.ts';
import type { TemplateContent } from './template.ts';
import type { TemplateRefusal } from './template-refusal.ts';

/**
 * Takes templates from files into the books, all or none; refused when there is an error in any of them. What is there
 * already as written leaves no trace.
 *
 * @param written with each key at most once
 * @param dryRun only say what would be done
 */
export async function importTemplates(
  desk: Desk,
  team: TeamId,
  written: readonly TemplateContent[],
  { dryRun }: { readonly dryRun: boolean },
): Promise<Result<readonly ImportStep[], TemplateRefusal & { readonly kind: 'faulty-template' }>> {
  const findings = written.flatMap((content) =>
    lintTemplate(content, desk.settings.sending.linkHosts).map((finding) => ({ key: content.key, finding })),
  );
  if (findings.some(({ finding }) => finding.severity === 'error'))
    return refuse({ kind: 'faulty-template', findings });
  return desk.database.transaction(async ({ templates }) => {
    const steps = planImport(await templates.all(team), written);
    if (dryRun) return accept(steps);
    for (const { kind, template } of steps) {
      if (kind !== 'unchanged')
        await templates.save(team, template, { by: undefined, cause: 'import' }, desk.clock.now());
    }
    return accept(steps);
  });
}
