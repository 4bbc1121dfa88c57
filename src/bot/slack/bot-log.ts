import { type Logger, LogLevel } from '@slack/web-api';

/** What the bot needs of a logger; pino's is one. `fields` never hold a token or a viewer's words. */
export interface BotLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * Slack's libraries write to our log through this. Their debug lines hold whole payloads, so they are dropped; the
 * level is always `info`, which keeps them from composing those lines at all.
 */
export function slackLogger(log: BotLog): Logger {
  const line = (words: readonly unknown[]) => withoutSecrets(words.map(String).join(' '));
  return {
    debug: () => {},
    info: (...words) => log.debug({}, line(words)),
    warn: (...words) => log.warn({}, line(words)),
    error: (...words) => log.error({}, line(words)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

/** Tokens and the single-use tickets of socket addresses, wherever they stand. */
const withoutSecrets = (text: string) =>
  text.replace(/\b(?:xox[a-z]|xapp)[-.][\w.-]+/g, '[token]').replace(/([?&]ticket=)[^&\s]+/g, '$1[ticket]');
