import { z } from 'zod';
import { InvalidEncryptionKeys, parseEncryptionKeys } from '../integrations/postgres/encryption-keys.ts';

/** The environment as a process gets it. */
export type Environment = Readonly<Record<string, string | undefined>>;

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const text = z.string();
const digits = (what: string) => text.regex(/^\d+$/, `must be ${what}: digits only`);
const startsWith = (prefix: string, what: string) =>
  text.regex(new RegExp(`^${prefix}\\S+$`), `must be ${what}, which starts with ${prefix}`);

/** Comma-separated secrets; empty places are left out. */
const secretList = text
  .transform((list) =>
    list
      .split(',')
      .map((secret) => secret.trim())
      .filter((secret) => secret !== ''),
  )
  .refine((list) => list.length > 0, 'must hold at least one secret');

const encryptionKeys = text.transform((list, context) => {
  try {
    return parseEncryptionKeys(list);
  } catch (error) {
    if (!(error instanceof InvalidEncryptionKeys)) throw error;
    const howTo = 'it takes id:base64 of 32 bytes, made with: echo "k1:$(openssl rand -base64 32)"';
    for (const problem of error.problems) context.addIssue(`${problem}; ${howTo}`);
    return z.NEVER;
  }
});

/** A web address without query or fragment, normalised to end without a slash. */
const webRoot = text
  .refine(isWebRoot, 'must be a web address such as https://desk.example.com, without ? or #')
  .transform((url) => new URL(url).href.replace(/\/+$/, ''));

/** Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme */
function isWebhookSecret(secret: string): boolean {
  const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const bytes = Buffer.from(base64, 'base64').length;
  return bytes >= 24 && bytes <= 64;
}

function isWebRoot(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, search, hash } = new URL(url);
  return /^https?:$/.test(protocol) && search === '' && hash === '';
}

/** Every variable that Storydesk reads, and what it must look like when it is set. `.env.example` explains each. */
export const variables = {
  NODE_ENV: text,
  DATABASE_URL: text.refine(
    (url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url),
    'must look like postgres://user:password@host:5432/database, with special characters percent-encoded',
  ),
  DATA_DIR: text,
  ENCRYPTION_KEYS: encryptionKeys,
  SLACK_BOT_TOKEN: startsWith('xoxb-', 'the Bot User OAuth Token of your Slack app'),
  SLACK_APP_TOKEN: startsWith('xapp-', 'an App-Level Token of your Slack app'),
  SLACK_SIGNING_SECRET: text,
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_STATE_SECRET: text,
  SLACK_API_URL: webRoot.transform((url) => `${url}/`),
  DESK_CHANNEL: text.regex(/^[CG][A-Z0-9]+$/, 'must be a channel id such as C0123ABCDEF, not a name'),
  INSTAGRAM_ACCOUNT_ID: digits('the id of an Instagram professional account'),
  INSTAGRAM_ACCESS_TOKEN: text,
  INSTAGRAM_LOGIN: z.enum(['instagram', 'facebook'], { error: 'must be instagram or facebook' }),
  INSTAGRAM_PAGE_ID: digits('the id of the Facebook Page behind the account'),
  SETTINGS_FILE: text,
  META_APP_SECRETS: secretList,
  META_VERIFY_TOKEN: text,
  META_GRAPH_URL: webRoot.refine((url) => !/\/v\d+(\.\d+)?$/.test(url), 'must leave the version out, e.g. no /v25.0'),
  CONVERSIONS_SECRETS: secretList.refine(
    (list) => list.every(isWebhookSecret),
    'must be whsec_ and 24 to 64 bytes as base64, comma-separated while you change them; ' +
      'make one with: echo "whsec_$(openssl rand -base64 32)"',
  ),
  PUBLIC_URL: webRoot,
  HOST: text.regex(/^[\w.:-]+$/, 'must be a host name or an IP address'),
  PORT: text
    .transform((port) => (/^\d+$/.test(port) ? Number(port) : Number.NaN))
    .refine((port) => port <= 65_535, 'must be a port: a whole number from 0 to 65535'),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }),
} satisfies Record<string, z.ZodType>;

export type VariableName = keyof typeof variables;

/** What the variables say: a missing or wrong one has no value. */
export type Values = { readonly [Name in VariableName]?: z.output<(typeof variables)[Name]> };

/** The variables as read. */
export interface ReadVariables {
  readonly values: Values;
  /** Whether the variable was set at all, be it wrong. */
  isSet(name: VariableName): boolean;
}

/**
 * Reads every variable by itself, so that all mistakes are told at once.
 *
 * White space around a value is dropped (a secret mounted as a file often ends with a line break), and an empty value
 * is the same as none.
 */
export function readVariables(env: Environment, problems: string[]): ReadVariables {
  const values: Partial<Record<VariableName, unknown>> = {};
  for (const name of variableNames) {
    const written = env[name]?.trim();
    if (!written) continue;
    const read = variables[name].safeParse(written);
    if (read.success) values[name] = read.data;
    else problems.push(...new Set(read.error.issues.map((issue) => `${name} ${issue.message}.`)));
  }
  // Every value was just parsed by the schema of its own name.
  return { values: values as Values, isSet: (name) => Boolean(env[name]?.trim()) };
}

export const variableNames = Object.keys(variables) as readonly VariableName[];
