import type { BotLog } from '../../../src/bot/slack/bot-log.ts';

/**
 * A log that tests can wait on: the line about each interaction is the last thing that happens in it.
 *
 * `outcomes(n)` resolves with the next n of them, from where the last call stopped.
 */
export function outcomeLog(): {
  readonly log: BotLog;
  readonly logged: string[];
  outcomes(count: number): Promise<string[]>;
} {
  const logged: string[] = [];
  const heard: string[] = [];
  let taken = 0;
  let wake = () => {};
  const write = (level: string) => (fields: object, message: string) => {
    logged.push(`${level} ${message} ${JSON.stringify(fields, errorsToo)}`);
    if ('outcome' in fields) {
      heard.push(String(fields.outcome));
      wake();
    }
  };
  return {
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    logged,
    async outcomes(count) {
      const from = taken;
      taken += count;
      while (heard.length < from + count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return heard.slice(from, from + count);
    },
  };
}

const errorsToo = (_key: string, value: unknown) => (value instanceof Error ? `${value.name}: ${value.stack}` : value);
