import type { Desk } from '../desk.ts';
import type { TeamId } from '../ids.ts';
import { planImport } from './plan-import.ts';
import { templateLibrary } from './template-library.ts';

/** Gives a team that has no template the ready ones. Whoever has one, even archived, has made up their mind. */
export async function seedTemplates(desk: Desk, team: TeamId): Promise<void> {
  await desk.database.transaction(async ({ templates }) => {
    if ((await templates.all(team)).length > 0) return;
    for (const { template } of planImport([], templateLibrary)) {
      await templates.save(team, template, { by: undefined, cause: 'library' }, desk.clock.now());
    }
  });
}
