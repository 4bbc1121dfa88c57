import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { CommandResult } from './command-result.ts';
import type { DeskCommand } from './commands.ts';
import { lintTemplateFiles } from './lint-template-files.ts';
import type { TextFile } from './template-findings.ts';

/** sysexits.h: a wrong call. */
const exitUsage = 64;

const usage = `Say what to do with templates:
  templates lint FILE … [--hosts HOST,…]
  templates import FILE … [--dry-run]
  templates export [FILE]`;

/**
 * `templates …`: reads and writes the files here, and leaves the rest to whoever holds the data.
 *
 * @param onDesk runs a command where the data is
 */
export async function templatesCommand(
  args: readonly string[],
  onDesk: (command: DeskCommand) => Promise<CommandResult>,
): Promise<CommandResult> {
  const [action, ...rest] = args;
  switch (action) {
    case 'lint': {
      const { values, positionals: names } = parseArgs({
        args: rest,
        options: { hosts: { type: 'string' } },
        allowPositionals: true,
      });
      if (names.length === 0) return wrongCall('Say which files: storydesk templates lint FILE …');
      return lintTemplateFiles(await readFiles(names), values.hosts?.split(',').filter(Boolean) ?? []);
    }
    case 'import': {
      const { values, positionals: names } = parseArgs({
        args: rest,
        options: { 'dry-run': { type: 'boolean', default: false } },
        allowPositionals: true,
      });
      if (names.length === 0) return wrongCall('Say which files: storydesk templates import FILE …');
      const { files, problems } = await readFiles(names);
      if (problems.length > 0) return { lines: [...problems, 'Nothing was imported.'], exitCode: 1 };
      return onDesk({ name: 'import-templates', files, dryRun: values['dry-run'] });
    }
    case 'export': {
      const { positionals: names } = parseArgs({ args: rest, options: {}, allowPositionals: true });
      const [file, ...more] = names;
      if (more.length > 0) return wrongCall('Say one file at most: storydesk templates export [FILE]');
      const exported = await onDesk({ name: 'export-templates' });
      return file === undefined || exported.exitCode !== 0 ? exported : keep(exported, file);
    }
    default:
      return wrongCall(usage);
  }
}

async function keep({ lines }: CommandResult, file: string): Promise<CommandResult> {
  try {
    await writeFile(file, `${lines.join('\n')}\n`);
    return { lines: [`All templates are in ${file}.`], exitCode: 0 };
  } catch (fault) {
    return { lines: [`${file} cannot be written: ${messageOf(fault)}.`], exitCode: 1 };
  }
}

async function readFiles(names: readonly string[]): Promise<{ files: TextFile[]; problems: string[] }> {
  const files: TextFile[] = [];
  const problems: string[] = [];
  for (const name of names) {
    try {
      files.push({ name, text: await readFile(name, 'utf8') });
    } catch (fault) {
      problems.push(`${name} cannot be read: ${messageOf(fault)}.`);
    }
  }
  return { files, problems };
}

const messageOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));
const wrongCall = (line: string): CommandResult => ({ lines: [line], exitCode: exitUsage });
