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

/** `DATA_DIR` names what cannot be worked in: somebody must name another. */
export class DataDirUnusable extends Error {
  override readonly name = 'DataDirUnusable';

  constructor(problem: string, options?: ErrorOptions) {
    super(`${problem}. Set DATA_DIR to a directory that Storydesk may write to.`, options);
  }
}

/** The size of `sun_path` less its final NUL: unix(7) on Linux; macOS has 4 bytes less. */
const longestPath = process.platform === 'darwin' ? 103 : 107;

/** How to name a socket in `dir` to the system: in full, or else from the working directory. Throws `DataDirUnusable`. */
export function socketPath(dir: string, name: string): string {
  const path = resolve(dir, name);
  const shortest = [path, join('.', relative(process.cwd(), path))].find(
    (candidate) => Buffer.byteLength(candidate) <= longestPath,
  );
  if (!shortest) {
    throw new DataDirUnusable(`${path} is longer than the ${longestPath} bytes that the system allows for a socket`);
  }
  return shortest;
}
