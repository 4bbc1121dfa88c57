import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DataDirUnusable } from './data-dir-lock-files.ts';

/**
 * Makes `dir`, and the directories above it, for this user alone.
 *
 * One by one: Node's own `recursive` never comes back where the system says that nothing can be made although what is
 * above is there, as in /proc.
 *
 * @throws DataDirUnusable
 */
export async function makeDataDir(dir: string): Promise<void> {
  try {
    await make(dir);
  } catch (cause) {
    throw new DataDirUnusable(`${dir} cannot be made: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

async function make(dir: string): Promise<void> {
  const made = await tryToMake(dir);
  if (made || dirname(dir) === dir) return;
  await make(dirname(dir));
  if (!(await tryToMake(dir))) throw new Error('the system lets nobody make it');
}

/** @returns false when what is above it is missing */
async function tryToMake(dir: string): Promise<boolean> {
  try {
    await mkdir(dir, { mode: 0o700 });
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return false;
    if (code !== 'EEXIST') throw error;
    if (!(await stat(dir)).isDirectory()) throw new Error('a file of that name is in the way');
    return true;
  }
}
