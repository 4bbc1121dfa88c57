import { z } from 'zod';
import type { Bot } from '../bot/bot.ts';
import { doctorAnswer } from '../bot/command/doctor-answer.ts';
import { doctorChecks } from '../bot/command/doctor-checks.ts';
import { readDoctorFacts } from '../bot/command/doctor-facts.ts';
import type { CommandResult } from './command-result.ts';
import { digestCommand } from './digest-command.ts';
import { explainViewer } from './explain-viewer.ts';
import { exportTemplates } from './export-templates.ts';
import { importConversions } from './import-conversions.ts';
import { importCostFile } from './import-costs.ts';
import { importOptOutList } from './import-opt-out-list.ts';
import { importTemplateFiles } from './import-template-files.ts';

/**
 * A command that needs the data: run by the process that has it open. Files are read and written by the command line,
 * whose directory and rights are those of whoever typed it.
 */
export const deskCommand = z.discriminatedUnion('name', [
  z.object({ name: z.enum(['migrate', 'doctor']) }),
  z.object({ name: z.enum(['explain', 'import-opt-outs']), args: z.array(z.string()) }),
  z.object({
    name: z.literal('import-templates'),
    files: z.array(z.object({ name: z.string(), text: z.string() })),
    dryRun: z.boolean(),
  }),
  z.object({ name: z.literal('export-templates') }),
  z.object({
    name: z.enum(['import-conversions', 'import-costs']),
    account: z.string(),
    text: z.string(),
    dryRun: z.boolean(),
  }),
  z.object({ name: z.literal('digest'), date: z.string(), account: z.string(), post: z.boolean() }),
]);
export type DeskCommand = z.infer<typeof deskCommand>;

/** @param applied the migrations that opening the database has applied */
export async function runDeskCommand(
  command: DeskCommand,
  { bot, applied }: { bot: Bot | undefined; applied: readonly string[] },
): Promise<CommandResult> {
  if (command.name === 'migrate') return done(migrated(applied));
  if (!bot) return failed(['Slack has not said yet whose token SLACK_BOT_TOKEN is. Try again in a moment.']);
  const { desk, identity } = bot;
  switch (command.name) {
    case 'explain':
      return explainViewer(desk, identity.team, command.args);
    case 'import-opt-outs':
      return importOptOutList(desk, identity.team, command.args);
    case 'import-templates':
      return importTemplateFiles(desk, identity.team, command.files, command);
    case 'export-templates':
      return exportTemplates(desk, identity.team);
    case 'import-conversions':
      return importConversions(desk, identity.team, command);
    case 'import-costs':
      return importCostFile(desk, identity.team, command);
    case 'digest':
      return digestCommand(desk, identity.team, command);
    case 'doctor':
      return examine(bot);
    default:
      return command.name satisfies never;
  }
}

async function examine(bot: Bot): Promise<CommandResult> {
  const accounts = (await bot.desk.database.stores.accounts.all()).filter(({ team }) => team === bot.identity.team);
  const checks = doctorChecks(await readDoctorFacts(bot, accounts), { language: 'en', timeZone: 'UTC' });
  const lines = doctorAnswer(checks, { language: 'en', timeZone: 'UTC' }).text.split('\n').map(withoutSlackMarkup);
  return checks.some(({ state }) => state === 'fail') ? failed(lines) : done(lines);
}

const done = (lines: string[]): CommandResult => ({ lines, exitCode: 0 });
const failed = (lines: string[]): CommandResult => ({ lines, exitCode: 1 });

const migrated = (applied: readonly string[]) =>
  applied.length === 0 ? ['The database is up to date.'] : applied.map((name) => `Applied ${name}`);

/** Dates and channels as a terminal can show them. */
const withoutSlackMarkup = (line: string) =>
  line
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<#([^|>]+)(?:\|[^>]*)?>/g, '$1')
    .replace(/<https?:[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
