import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { CommandResult } from './command-result.ts';
import type { DeskCommand } from './commands.ts';

/** sysexits.h: a wrong call. */
const exitUsage = 64;

/**
 * `conversions import FILE` and `costs import FILE`: reads the file here, and leaves the rest to whoever holds the data.
 *
 * @param onDesk runs a command where the data is
 */
export async function importCommand(
  what: 'conversions' | 'costs',
  args: readonly string[],
  onDesk: (command: DeskCommand) => Promise<CommandResult>,
): Promise<CommandResult> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { account: { type: 'string', default: '' }, 'dry-run': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [action, file, ...others] = positionals;
  if (action !== 'import' || file === undefined || others.length > 0) {
    return {
      lines: [`Say which file: storydesk ${what} import FILE [--account ID] [--dry-run]`],
      exitCode: exitUsage,
    };
  }
  const text = await readFile(file, 'utf8');
  return onDesk({ name: `import-${what}`, account: values.account, text, dryRun: values['dry-run'] });
}
