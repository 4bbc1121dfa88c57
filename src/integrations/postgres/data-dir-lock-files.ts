import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

/** The socket of the `number`th holder of a data directory. */
export const lockName = (number: number) => `storydesk.${number}.sock`;

/** Where the `number`th holder wrote its pid. */
export const pidFile = (number: number) => `storydesk.${number}.pid`;

/** The numbers of all holders so far whose locks are still in `dir`; the highest counts. None when there is no directory. */
export async function findLocks(dir: string): Promise<number[]> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.flatMap((name) => {
    const number = /^storydesk\.(\d+)\.sock$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

/** The path of `DATA_DIR` is too long to listen in. */
export class DataDirPathTooLong extends Error {
  override readonly name = 'DataDirPathTooLong';

  constructor(path: string) {
    super(
      `${path} is longer than the ${longestPath} bytes the system allows for a socket. ` +
        'Use a shorter DATA_DIR, or start in a directory near it.',
    );
  }
}

/** The size of `sun_path` less its final NUL: unix(7) on Linux; macOS has 4 bytes less. */
const longestPath = process.platform === 'darwin' ? 103 : 107;

/** How to name a socket in `dir` to the system: in full, or else from the working directory. Throws `DataDirPathTooLong`. */
export function socketPath(dir: string, name: string): string {
  const path = resolve(dir, name);
  const shortest = [path, join('.', relative(process.cwd(), path))].find(
    (candidate) => Buffer.byteLength(candidate) <= longestPath,
  );
  if (!shortest) throw new DataDirPathTooLong(path);
  return shortest;
}
