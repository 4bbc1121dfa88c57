import { type Logger, LogLevel } from '@slack/bolt';

/** Faults are asked for in these tests; the SDK's complaints about them are noise. */
export const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
