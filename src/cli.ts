import { readFile } from 'node:fs/promises';
import { text as readText } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { doorPath, fileType } from './app/command-door.ts';
import { type CommandResult, commandResult } from './app/command-result.ts';
import { type DeskCommand, runDeskCommand } from './app/commands.ts';
import { exportCommand } from './app/export-command.ts';
import { importCommand } from './app/import-command.ts';
import { openDesk } from './app/open-desk.ts';
import { type LogRequest, type OpenedLog, openLog } from './app/open-log.ts';
import { templatesCommand } from './app/templates-command.ts';
import { httpManifest } from './bot/manifest/http-manifest.ts';
import { SlackRefusesToken } from './bot/slack/slack-refuses-token.ts';
import { ConfigError } from './config/config-error.ts';
import { type Config, readConfig } from './config.ts';
import { askHolder, type HolderAnswer } from './integrations/postgres/data-dir-holder.ts';
import { DataDirHeld } from './integrations/postgres/data-dir-lock.ts';

/** sysexits.h: a wrong call, a wrong configuration, somebody else at work. */
const exitUsage = 64;
const exitConfiguration = 78;
const exitHeld = 75;

const usage = `Usage: npm run storydesk -- COMMAND

  migrate                bring the database up to date (npm start does so too)
  doctor                 look at everything a desk needs to work
  explain HANDLE         why somebody is Hot, Warm or Cool
  export [FILE]          the daily log as CSV: a line for each lead that opened in the last seven days, or
                         [--from DAY] [--to DAY] both days included, [--account ID] of one account alone;
                         a FILE that is there stays, unless you say --force
  digest [--date DATE|today|week] [--account ID] [--post]
                         how a day went, by default the last full one; --post has it posted in the desk's channel
  manifest [--url URL]   print the Slack app's manifest: Socket Mode, or HTTP at your public URL
  opt-outs import FILE   leave these people alone: a user name a line [--account ID]
  conversions import FILE [--account ID] [--dry-run]
                         take over sales and refunds of a CSV file, all or none; --dry-run only says what would change
  costs import FILE [--account ID] [--dry-run]
                         the same for money spent
  templates lint FILE …  what is wrong with files of templates [--hosts HOST,…: where links may lead]
  templates import FILE … [--dry-run]
                         take all templates of the files over, or none; --dry-run only says what would change
  templates export [FILE]
                         write all templates as one file that can be imported again
  help                   this page

With embedded data, commands go through the running Storydesk if there is one.`;

const commands: Readonly<Record<string, (args: string[]) => Promise<CommandResult>>> = {
  help: async () => ({ lines: [usage], exitCode: 0 }),
  migrate: () => onDesk({ name: 'migrate' }),
  doctor: () => onDesk({ name: 'doctor' }),
  explain: (args) => onDesk({ name: 'explain', args }),
  export: (args) => exportCommand(args, withLog),
  digest: runDigest,
  manifest: printManifest,
  'opt-outs': runOptOuts,
  conversions: (args) => importCommand('conversions', args, onDesk),
  costs: (args) => importCommand('costs', args, onDesk),
  templates: (args) => templatesCommand(args, onDesk),
};

async function printManifest(args: string[]): Promise<CommandResult> {
  const { values } = parseArgs({ args, options: { url: { type: 'string' } } });
  const text = await readFile(new URL('../manifest.yml', import.meta.url), 'utf8');
  if (values.url === undefined) return { lines: [text.trimEnd()], exitCode: 0 };
  const url = URL.parse(values.url);
  if (url?.protocol !== 'https:') {
    return {
      lines: [`--url must be an https:// address that Slack can reach, not "${values.url}".`],
      exitCode: exitUsage,
    };
  }
  const manifest = httpManifest(parse(text), url.href.replace(/\/$/, ''));
  return { lines: [stringify(manifest).trimEnd()], exitCode: 0 };
}

async function runOptOuts(args: string[]): Promise<CommandResult> {
  const { values, positionals } = parseArgs({ args, options: { account: { type: 'string' } }, allowPositionals: true });
  const [action, file, ...others] = positionals;
  if (action !== 'import' || file === undefined || others.length > 0) {
    return { lines: ['Say which file: storydesk opt-outs import FILE [--account ID]'], exitCode: exitUsage };
  }
  return onDesk({ name: 'import-opt-outs', args: [values.account ?? '', await readFile(file, 'utf8')] });
}

async function runDigest(args: string[]): Promise<CommandResult> {
  const { values } = parseArgs({
    args,
    options: { date: { type: 'string' }, account: { type: 'string' }, post: { type: 'boolean' } },
  });
  const { date = '', account = '', post = false } = values;
  return onDesk({ name: 'digest', date, account, post });
}

/** Runs a command where the data is: in the process that holds it, else here. */
async function onDesk(command: DeskCommand): Promise<CommandResult> {
  const config = readConfig();
  const answer = await askHolding(config, command);
  return answer ? resultOf(answer) : runHere(command, config);
}

/** Has `use` read the log where the data is; it is closed afterwards. */
async function withLog(request: LogRequest, use: (log: OpenedLog) => Promise<CommandResult>): Promise<CommandResult> {
  const config = readConfig();
  const answer = await askHolding(config, request);
  if (answer) {
    return use(
      answer.type === fileType
        ? { kind: 'file', chunks: answer.body }
        : { kind: 'refused', result: await resultOf(answer) },
    );
  }
  const desk = await openDesk(config, { withSlack: true });
  try {
    return await use(await openLog(desk.bot, request));
  } finally {
    await desk.close();
  }
}

const askHolding = async ({ database }: Config, asked: DeskCommand | LogRequest): Promise<HolderAnswer | undefined> =>
  database.kind === 'embedded' ? askHolder(database.directory, doorPath, JSON.stringify(asked)) : undefined;

async function resultOf({ status, body }: HolderAnswer): Promise<CommandResult> {
  const answered = await readText(body);
  return status === 200
    ? commandResult.parse(JSON.parse(answered))
    : { lines: [`The running Storydesk could not do it: ${answered}`], exitCode: 1 };
}

async function runHere(command: DeskCommand, config: Config): Promise<CommandResult> {
  const desk = await openDesk(config, { withSlack: command.name !== 'migrate' });
  try {
    return await runDeskCommand(command, desk);
  } finally {
    await desk.close();
  }
}

const [name = 'help', ...args] = process.argv.slice(2);
try {
  const command = commands[name];
  const result = command
    ? await command(args)
    : { lines: [`There is no command "${name}".`, '', usage], exitCode: exitUsage };
  for (const line of result.lines) process.stdout.write(`${line}\n`);
  process.exitCode = result.exitCode;
} catch (fault) {
  process.stderr.write(`${explain(fault)}\n`);
  process.exitCode = exitCodeOf(fault);
}

function explain(fault: unknown): string {
  if (fault instanceof ConfigError)
    return `The configuration has problems:\n${fault.problems.map((line) => `- ${line}`).join('\n')}`;
  if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT' && 'path' in fault)
    return `There is no file ${fault.path}.`;
  return fault instanceof Error ? fault.message : String(fault);
}

function exitCodeOf(fault: unknown): number {
  if (fault instanceof ConfigError || fault instanceof SlackRefusesToken) return exitConfiguration;
  if (fault instanceof DataDirHeld) return exitHeld;
  return fault instanceof Error && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS') ? exitUsage : 1;
}
