import { ConfigError } from '../../src/config/config-error.ts';
import type { Environment } from '../../src/config/variables.ts';
import { readConfig } from '../../src/config.ts';

/** One workspace over Socket Mode, with one account. */
export const liveEnvironment = {
  SLACK_BOT_TOKEN: 'xoxb-1-bot',
  SLACK_APP_TOKEN: 'xapp-1-app',
  DESK_CHANNEL: 'C0123ABCDEF',
  INSTAGRAM_ACCOUNT_ID: '17841400000000001',
  INSTAGRAM_ACCESS_TOKEN: 'IGAA-first',
  INSTAGRAM_LOGIN: 'instagram',
  META_APP_SECRETS: 'app-secret',
  META_VERIFY_TOKEN: 'verify-me',
};

/** 32 bytes in base64. */
export const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64');

const noFile = (path: string): string => {
  throw new Error(`ENOENT: no such file or directory, open '${path}'`);
};

export const read = (env: Environment, settings?: string) =>
  readConfig(
    settings === undefined ? env : { ...env, SETTINGS_FILE: 'desk.yml' },
    settings === undefined ? noFile : () => settings,
  );

/** The lines a configuration is refused with; fails when it is accepted. */
export function problemsOf(env: Environment, settings?: string): readonly string[] {
  try {
    read(env, settings);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('Expected the configuration to be refused');
}
