import { access, rename, rm, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { CommandResult } from './command-result.ts';
import type { LogRequest, OpenedLog } from './open-log.ts';

/** sysexits.h: a wrong call, and a file that can't be made. */
const exitUsage = 64;
const exitCannotCreate = 73;

/** It names people, so it is for whoever exported it. */
const privateMode = 0o600;

/**
 * `export`: the daily log to a file, or to the standard output, where nothing else is printed.
 *
 * @param withLog has `use` read the log where the data is
 */
export async function exportCommand(
  args: readonly string[],
  withLog: (request: LogRequest, use: (log: OpenedLog) => Promise<CommandResult>) => Promise<CommandResult>,
): Promise<CommandResult> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      account: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (more.length > 0)
    return complain('Say one file at most: storydesk export [--from DAY] [--to DAY] [FILE]', exitUsage);
  if (file !== undefined && !values.force && (await exists(file))) {
    return complain(`${file} is there already. Name another file, or say --force to replace it.`, exitCannotCreate);
  }
  const { force: _, ...days } = values;
  return withLog({ name: 'export', ...days }, async (log) => {
    if (log.kind === 'refused') return complain(log.result.lines.join('\n'), log.result.exitCode);
    return file === undefined ? print(log.chunks) : keep(log.chunks, file);
  });
}

async function print(chunks: AsyncIterable<Uint8Array>): Promise<CommandResult> {
  try {
    await pipeline(chunks, process.stdout, { end: false });
  } catch (fault) {
    // Whoever reads has had enough, as `head` has.
    if (!isBrokenPipe(fault)) throw new Error(`The log broke off: ${messageOf(fault)}.`, { cause: fault });
  }
  return { lines: [], exitCode: 0 };
}

const messageOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));
const isBrokenPipe = (fault: unknown) => fault instanceof Error && 'code' in fault && fault.code === 'EPIPE';

/** Under another name until it is whole, so that an old file is replaced by a whole one or not at all. */
async function keep(chunks: AsyncIterable<Uint8Array>, file: string): Promise<CommandResult> {
  const part = `${file}.${process.pid}.part`;
  try {
    // Opens the part before the first chunk is read, and closes it before it gives up. A write stream opens it while the
    // log is read, and may leave one behind that was not there yet when it was looked for to be removed.
    await writeFile(part, chunks, { flag: 'wx', mode: privateMode });
    await rename(part, file);
  } catch (fault) {
    await rm(part, { force: true });
    throw new Error(`${file} was not written: ${messageOf(fault)}.`, { cause: fault });
  }
  return { lines: [`The daily log is in ${file}.`], exitCode: 0 };
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

/** On the error output, since the standard output may be a file by now. */
function complain(words: string, exitCode: number): CommandResult {
  process.stderr.write(`${words}\n`);
  return { lines: [], exitCode };
}
