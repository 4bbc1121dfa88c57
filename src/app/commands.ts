import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Bot } from '../bot/bot.ts';
import { doctorAnswer } from '../bot/command/doctor-answer.ts';
import { doctorChecks } from '../bot/command/doctor-checks.ts';
import { readDoctorFacts } from '../bot/command/doctor-facts.ts';
import { readBody } from '../integrations/http/read-body.ts';
import type { CommandResult } from './command-result.ts';
import { explainViewer } from './explain-viewer.ts';
import { importOptOutList } from './import-opt-out-list.ts';

/** A command that needs the data: run by the process that has it open. */
export const deskCommand = z.object({
  name: z.enum(['migrate', 'doctor', 'explain', 'import-opt-outs']),
  args: z.array(z.string()),
});
export type DeskCommand = z.infer<typeof deskCommand>;

export const doorPath = '/command';
/** A list of opt-outs comes whole. */
const maxCommandBytes = 16 * 1024 * 1024;

/** @param applied the migrations that opening the database has applied */
export async function runDeskCommand(
  command: DeskCommand,
  { bot, applied }: { bot: Bot | undefined; applied: readonly string[] },
): Promise<CommandResult> {
  if (command.name === 'migrate') return done(migrated(applied));
  if (!bot) return failed(['Slack has not said yet whose token SLACK_BOT_TOKEN is. Try again in a moment.']);
  if (command.name === 'explain') return explainViewer(bot.desk, bot.identity.team, command.args);
  if (command.name === 'import-opt-outs') return importOptOutList(bot.desk, bot.identity.team, command.args);
  const accounts = (await bot.desk.database.stores.accounts.all()).filter(({ team }) => team === bot.identity.team);
  const checks = doctorChecks(await readDoctorFacts(bot, accounts), { language: 'en', timeZone: 'UTC' });
  const lines = doctorAnswer(checks, { language: 'en', timeZone: 'UTC' }).text.split('\n').map(withoutSlackMarkup);
  return checks.some(({ state }) => state === 'fail') ? failed(lines) : done(lines);
}

/** Answers the command line through the door in the data directory. */
export function commandDoor(context: () => Parameters<typeof runDeskCommand>[1]): RequestListener {
  return (request, response) => void answer(request, response, context);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  context: () => Parameters<typeof runDeskCommand>[1],
): Promise<void> {
  try {
    const command = deskCommand.parse(JSON.parse((await readBody(request, maxCommandBytes)).toString('utf8')));
    const result = await runDeskCommand(command, context());
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  } catch (fault) {
    response.writeHead(500).end(String(fault));
  }
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
