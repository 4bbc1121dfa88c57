import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readState, writeState } from './state-file.ts';

/** Where the names are kept. */
const recordName = 'sandbox-made.json';

type MadeRecord =
  /** The directory was empty when the sandbox first came; what is made there is not written down yet. */
  | { state: 'untold' }
  /** `emptying`: a start from scratch has begun to delete it. */
  | { state: 'told' | 'emptying'; names: string[] };

/** What the sandbox, and the product for it, have made in the data directory: only that is ever deleted. */
export type MadeFiles = {
  /** Writes down what is there, once the product has started for the first time. */
  note(): Promise<void>;
  /** Why nothing can be deleted; undefined when it can. */
  refusal(): string | undefined;
  /** Deletes what was made. Killed in between, the next sandbox goes on with it. */
  remove(): Promise<void>;
};

/** A directory that held something before the sandbox came is not the sandbox's to empty. */
export async function madeFiles(dataDir: string): Promise<MadeFiles> {
  const path = join(dataDir, recordName);
  const entries = async () => (await readdir(dataDir)).filter((name) => name !== recordName);

  function write(next: MadeRecord): void {
    writeState(path, next);
    record = next;
  }

  async function remove(): Promise<void> {
    if (record === undefined) throw new Error(`Expected ${dataDir} to be the sandbox's own`);
    const names = 'names' in record ? record.names : await entries();
    write({ state: 'emptying', names });
    const made = (await entries()).filter((name) => names.includes(name) || name.startsWith('sandbox-'));
    for (const name of made) await rm(join(dataDir, name), { recursive: true, force: true });
    write({ state: 'untold' });
  }

  await mkdir(dataDir, { recursive: true });
  const kept = await readState(path, 'the names of the sandbox’s files', ({ state }) => typeof state === 'string');
  let record = kept as MadeRecord | undefined; // written by `write`, whole
  if (record === undefined && (await entries()).length === 0) write({ state: 'untold' });
  if (record?.state === 'emptying') await remove();

  return {
    async note() {
      if (record?.state === 'untold') write({ state: 'told', names: await entries() });
    },
    refusal: () =>
      record === undefined
        ? `${dataDir} held something before the sandbox came, so it is not emptied. Stop the sandbox and give it a DATA_DIR of its own.`
        : undefined,
    remove,
  };
}
