import type { Desk } from '../domain/desk.ts';
import type { TeamId } from '../domain/ids.ts';
import { writeTemplateFile } from '../integrations/files/template-file.ts';
import type { CommandResult } from './command-result.ts';

/** `templates export`: every template, archived ones too, as one file that reads back as itself. */
export async function exportTemplates(desk: Desk, team: TeamId): Promise<CommandResult> {
  const text = writeTemplateFile(await desk.database.stores.templates.all(team));
  // Whoever prints lines ends each with a line break, so the last one goes; no other may be lost.
  return { lines: [text.replace(/\n$/, '')], exitCode: 0 };
}
