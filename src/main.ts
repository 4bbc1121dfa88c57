import type { Logger } from 'pino';
import { promiseOf } from './app/open-storage.ts';
import { type Product, startProduct } from './app.ts';
import { SlackRefusesToken } from './bot/slack/slack-refuses-token.ts';
import { ConfigError } from './config/config-error.ts';
import { readConfig, readConfigOver, type SandboxConfig, type WorkspaceConfig } from './config.ts';
import type { Clock } from './domain/clock.ts';
import { CannotListen } from './integrations/http/http-server.ts';
import { createLog } from './integrations/http/log.ts';
import { DataDirHeld } from './integrations/postgres/data-dir-lock.ts';
import { DataDirUnusable } from './integrations/postgres/data-dir-lock-files.ts';
import { InvalidEncryptionKeys } from './integrations/postgres/encryption-keys.ts';
import { makeDataDir } from './integrations/postgres/make-data-dir.ts';
import { DatabaseNewerThanCode, DatabaseUnreachable, MigrationFailed } from './integrations/postgres/migrate.ts';
import { systemClock } from './integrations/system/system-clock.ts';
import { systemIds } from './integrations/system/system-ids.ts';

/** EX_CONFIG and EX_TEMPFAIL of sysexits.h: somebody must change the configuration; try again later. */
const exitConfiguration = 78;
const exitHeld = 75;
const exitFault = 1;

/** Faults that say themselves what to do; a stack would only be in the way. */
const plainFaults = [
  SlackRefusesToken,
  CannotListen,
  DataDirHeld,
  DataDirUnusable,
  InvalidEncryptionKeys,
  DatabaseNewerThanCode,
  DatabaseUnreachable,
  MigrationFailed,
];
/** Faults that last until somebody changes the configuration. */
const configurationFaults = [ConfigError, SlackRefusesToken, DataDirUnusable, InvalidEncryptionKeys];

const say = (line: string) => void process.stdout.write(`${line}\n`);
const complain = (line: string) => void process.stderr.write(`${line}\n`);

const ending = new AbortController();
let running: { stop(): Promise<void> } | undefined;

async function run(): Promise<void> {
  const config = readConfig();
  for (const line of config.notes) say(line);
  for (const line of config.warnings) complain(`Warning: ${line}`);
  const started = config.mode === 'sandbox' ? await startSandbox(config) : await start(config);
  running = started;
  if (ending.signal.aborted) await started.stop(); // asked to end while starting
}

function start(config: WorkspaceConfig, clock: Clock = systemClock): Promise<Product> {
  const log = createLog({ level: config.logLevel });
  return startProduct(config, {
    clock,
    ids: systemIds,
    log,
    signal: ending.signal,
    onFatal: (fault) => endWith(fault, log),
  });
}

/** No Slack workspace is configured: Storydesk brings its own, with an Instagram and a page to look at both. */
async function startSandbox(config: SandboxConfig) {
  const { runSandbox } = await import('./sandbox/run-sandbox.ts');
  say('Storydesk runs in its sandbox: no Slack workspace is configured (set SLACK_BOT_TOKEN to connect one).');
  const directory = config.database.kind === 'embedded' ? config.database.directory : undefined;
  if (directory) await makeDataDir(directory);
  const sandbox = await runSandbox({
    host: config.http.host,
    port: config.http.port,
    dataDir: directory ?? './data',
    say,
    isDatabaseElsewhere: directory === undefined,
    startProduct(environment, clock) {
      const workspace = readConfigOver({ LOG_LEVEL: config.logLevel, ...environment });
      if (workspace.mode === 'sandbox') throw new Error('Expected the sandbox to configure a Slack workspace');
      return start(workspace, clock);
    },
  });
  say(promiseOf(config.database));
  return sandbox;
}

function exitCodeOf(fault: unknown): number {
  if (fault instanceof DataDirHeld) return exitHeld;
  return configurationFaults.some((known) => fault instanceof known) ? exitConfiguration : exitFault;
}

function explain(fault: unknown): string {
  if (fault instanceof ConfigError)
    return `Storydesk cannot start:\n${fault.problems.map((line) => `- ${line}`).join('\n')}`;
  if (plainFaults.some((known) => fault instanceof known)) {
    return `Storydesk cannot start: ${(fault as Error).message}`;
  }
  return `Storydesk failed: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`;
}

function endWith(fault: unknown, log: Pick<Logger, 'fatal'>): void {
  log.fatal({ err: fault }, 'Storydesk ends');
  complain(explain(fault));
  process.exit(exitCodeOf(fault));
}

async function end(): Promise<void> {
  if (ending.signal.aborted) process.exit(exitFault); // a second signal ends at once
  ending.abort();
  await running?.stop();
  if (running) process.exit(0);
}

process.on('SIGTERM', end).on('SIGINT', end);
try {
  await run();
  if (ending.signal.aborted) process.exit(0);
} catch (fault) {
  if (ending.signal.aborted) process.exit(0);
  complain(explain(fault));
  process.exit(exitCodeOf(fault));
}
