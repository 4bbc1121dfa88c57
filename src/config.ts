import { readFileSync } from 'node:fs';
import { type AccountConfig, accountVariables, readAccounts } from './config/account-config.ts';
import { ConfigError, type Findings } from './config/config-error.ts';
import { noSettingsFile, parseSettingsFile, type SettingsFile } from './config/settings-file.ts';
import { readSlack, type SlackConfig, slackVariables } from './config/slack-config.ts';
import { type Environment, type logLevels, type ReadVariables, readVariables } from './config/variables.ts';
import type { DeskSettings } from './domain/team/settings.ts';
import type { EncryptionKeys } from './integrations/postgres/encryption-keys.ts';

/** Everything Storydesk is told from outside. It holds secrets: never log it. */
export type Config = SandboxConfig | WorkspaceConfig;

/** No Slack workspace is configured: Storydesk runs against its own sandbox. */
export interface SandboxConfig extends CommonConfig {
  readonly mode: 'sandbox';
}

/** One real Slack workspace, over Socket Mode or HTTP. */
export interface WorkspaceConfig extends CommonConfig {
  readonly mode: SlackConfig['mode'];
  readonly slack: SlackConfig;
  readonly accounts: readonly AccountConfig[];
}

interface CommonConfig {
  readonly database: DatabaseConfig;
  readonly meta: MetaConfig;
  /** `whsec_…`: a call that tells a conversion is genuine when any of them signed it; without any there are no calls. */
  readonly conversionSecrets: readonly string[];
  readonly settings: DeskSettings;
  readonly http: { readonly host: string; readonly port: number };
  /** Where links and callbacks reach us, without a final slash. */
  readonly publicUrl: string | undefined;
  readonly logLevel: (typeof logLevels)[number];
  /** What was decided and why, one line each, to be said at the start. */
  readonly notes: readonly string[];
  /** What somebody should change, one line each, to be said at the start. */
  readonly warnings: readonly string[];
}

export type DatabaseConfig =
  | { readonly kind: 'postgres'; readonly url: string; readonly encryptionKeys: EncryptionKeys }
  | {
      readonly kind: 'embedded';
      readonly directory: string;
      /** Undefined: they are kept in `directory`. */
      readonly encryptionKeys: EncryptionKeys | undefined;
    };

export interface MetaConfig {
  /** A webhook is genuine when any of them signed it. */
  readonly appSecrets: readonly string[];
  readonly verifyToken: string | undefined;
  /** One root in place of all of Meta's hosts, without version and final slash; undefined means Meta itself. */
  readonly graphUrl: string | undefined;
}

/**
 * Reads the whole configuration. Nothing else in Storydesk looks at the environment.
 *
 * @param env by default the environment of this process
 * @param readFile reads the settings file, as UTF-8
 * @throws ConfigError with everything that is missing or wrong, at once
 */
export function readConfig(
  env: Environment = process.env,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): Config {
  const findings: Findings = { problems: [], warnings: [], notes: [] };
  const variables = readVariables(env, findings.problems);
  const { values, isSet } = variables;
  const file = readSettings(values.SETTINGS_FILE, readFile, findings);
  const isSandbox = !slackVariables.some(isSet) && values.NODE_ENV !== 'production';

  const database = readDatabase(variables, isSandbox, findings);
  const slack = isSandbox ? undefined : readSlack(variables, findings);
  const accounts = isSandbox ? [] : readAccounts(variables, file.accounts, env, findings);
  if (isSandbox) warnAboutUnused(variables, file, findings);
  else checkMeta(variables, accountVariables.some(isSet) || file.accounts.length > 0, findings);

  const { problems, notes, warnings } = findings;
  if (problems.length > 0) throw new ConfigError(problems);
  if (!database || !(slack || isSandbox)) throw new Error('Expected a whole configuration, since no problem was found');
  const common: CommonConfig = {
    database,
    meta: {
      appSecrets: values.META_APP_SECRETS ?? [],
      verifyToken: values.META_VERIFY_TOKEN,
      graphUrl: values.META_GRAPH_URL,
    },
    conversionSecrets: values.CONVERSIONS_SECRETS ?? [],
    settings: file.settings,
    http: { host: values.HOST ?? '127.0.0.1', port: values.PORT ?? 3000 },
    publicUrl: values.PUBLIC_URL,
    // In the sandbox somebody watches the terminal for an address, not for events.
    logLevel: values.LOG_LEVEL ?? (isSandbox ? 'warn' : 'info'),
    notes,
    warnings,
  };
  return slack ? { mode: slack.mode, slack, accounts, ...common } : { mode: 'sandbox', ...common };
}

function readSettings(path: string | undefined, readFile: (path: string) => string, { problems }: Findings) {
  if (path === undefined) return noSettingsFile;
  try {
    return parseSettingsFile(readFile(path), path, problems);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push(`SETTINGS_FILE cannot be read: ${reason}.`);
    return noSettingsFile;
  }
}

function readDatabase(
  { values, isSet }: ReadVariables,
  isSandbox: boolean,
  { problems, warnings }: Findings,
): DatabaseConfig | undefined {
  const encryptionKeys = values.ENCRYPTION_KEYS;
  const dataDir = values.DATA_DIR ?? './data';
  if (!isSet('DATABASE_URL')) {
    if (values.NODE_ENV === 'production') {
      warnings.push(
        'The embedded database survives crashes of Storydesk, not of the machine: set DATABASE_URL in production.',
      );
    }
    // Apart from what a desk with real leads keeps there, before or after: the sandbox may be told to start over.
    return { kind: 'embedded', directory: isSandbox ? `${dataDir}/sandbox` : dataDir, encryptionKeys };
  }
  if (!isSet('ENCRYPTION_KEYS')) {
    problems.push(
      'ENCRYPTION_KEYS is missing: with DATABASE_URL the keys must not lie beside what they encrypt; ' +
        'make one with: echo "k1:$(openssl rand -base64 32)".',
    );
  }
  const { DATABASE_URL: url } = values;
  return url && encryptionKeys ? { kind: 'postgres', url, encryptionKeys } : undefined;
}

/** Without these two every delivery of Instagram would be refused. */
function checkMeta({ isSet }: ReadVariables, hasAccount: boolean, { problems, warnings }: Findings): void {
  if (!hasAccount) {
    warnings.push('No Instagram account is connected: set INSTAGRAM_ACCOUNT_ID, or accounts in SETTINGS_FILE.');
    return;
  }
  if (!isSet('META_APP_SECRETS')) {
    problems.push('META_APP_SECRETS is missing: the app secret of your Meta app, which signs its webhooks.');
  }
  if (!isSet('META_VERIFY_TOKEN')) {
    problems.push(
      'META_VERIFY_TOKEN is missing: any words of yours, the same as in the webhook set-up of your Meta app.',
    );
  }
}

function warnAboutUnused({ isSet }: ReadVariables, file: SettingsFile, { warnings }: Findings): void {
  const unused = accountVariables.filter(isSet);
  if (unused.length > 0)
    warnings.push(`${unused.join(', ')}: not used in the sandbox; set SLACK_BOT_TOKEN to go live.`);
  if (file.accounts.length > 0) warnings.push('The accounts in SETTINGS_FILE are not used in the sandbox.');
  if (isSet('DATABASE_URL')) warnings.push('The sandbox writes its made-up people into the database of DATABASE_URL.');
}

/** The same, with `over` in place of what this process's environment says; for the sandbox, which brings its own Slack. */
export const readConfigOver = (over: Readonly<Record<string, string>>): Config =>
  readConfig({ ...process.env, SETTINGS_FILE: undefined, ...over });
