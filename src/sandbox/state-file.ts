import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isJsonObject, type JsonObject, parseJson } from './slack/json-object.ts';

/** A killed sandbox loses at most what is this old; a large state, slow to write, is written less often than a small one. */
const writeAfterMs = { least: 300, most: 1_000 };
const shareOfTime = 1 / 20;

/** The file holds something else than what this sandbox writes there. */
class UnreadableState extends Error {
  readonly path: string;

  constructor(path: string, what: string) {
    super(`${path} does not hold ${what}. Delete its directory to start the sandbox afresh.`);
    this.name = 'UnreadableState';
    this.path = path;
  }
}

/**
 * What an earlier sandbox left in `path`, or undefined when there is no such file.
 *
 * @param what `isState` recognises, for the person who is told that it is something else
 * @throws UnreadableState
 */
export async function readState(
  path: string,
  what: string,
  isState: (state: JsonObject) => boolean,
): Promise<JsonObject | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const state = parseJson(text);
  if (!isJsonObject(state) || !isState(state)) throw new UnreadableState(path, what);
  return state;
}

/** Writes `state` to `path`: whoever reads it, and whenever the process ends, it is the whole old file or the whole new one. */
export function writeState(path: string, state: object): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
}

export type StateKeeper = {
  /** Something changed: it is written shortly, with what changes until then. */
  changed(): void;
  /** Something changed that may not be lost: it is written now. */
  changedForGood(): void;
  /** Writes what is not yet written, and stops. */
  close(): void;
};

/** Keeps what `snapshot` gives in `path`. */
export function keepState(path: string, snapshot: () => object, onFailure: (error: unknown) => void): StateKeeper {
  let timer: NodeJS.Timeout | undefined;
  let waitMs = writeAfterMs.least;

  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    const began = performance.now();
    try {
      writeState(path, snapshot());
    } catch (error) {
      onFailure(error);
    }
    const tookMs = performance.now() - began;
    waitMs = Math.min(Math.max(tookMs / shareOfTime, writeAfterMs.least), writeAfterMs.most);
  }

  return {
    changed() {
      timer ??= setTimeout(write, waitMs);
    },
    changedForGood: write,
    close: write,
  };
}
