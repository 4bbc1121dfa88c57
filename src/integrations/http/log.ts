import { type DestinationStream, type Logger, type LoggerOptions, pino, stdTimeFunctions } from 'pino';
import { withoutPrivateFields, withoutTokens } from './log-privacy.ts';

export interface LogOptions {
  readonly level: NonNullable<LoggerOptions['level']>;
  /** Standard output by default. */
  readonly destination?: DestinationStream;
}

/**
 * The log: one JSON line for each thing that happened. Fields known to hold a token, a name or words of a viewer are
 * hidden at every level, and whatever looks like a token is taken out of the finished line, wherever it stood.
 */
export function createLog({ level, destination }: LogOptions): Logger {
  const options: LoggerOptions = {
    level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: withoutPrivateFields,
    },
    // What pino itself would print of an error holds all its fields, such as the row that a constraint refused.
    serializers: { err: (error: unknown) => error },
    hooks: { streamWrite: withoutTokens },
  };
  const log = destination ? pino(options, destination) : pino(options);
  hidePrivateBindings(log);
  return log;
}

/** pino takes the bindings of a child as they are, whatever the formatters say; children inherit what is set here. */
function hidePrivateBindings(log: Logger): void {
  const { child } = log;
  const hidingChild = function (this: Logger, ...[bindings, options]: Parameters<Logger['child']>) {
    return child.call(this, withoutPrivateFields(bindings), options);
  };
  log.child = hidingChild as Logger['child'];
}
