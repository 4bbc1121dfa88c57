import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isJsonObject, parseJson } from './slack/json-object.ts';
import type { LocalSlack } from './slack/local-slack.ts';
import { emptyState, type WorkspaceState } from './slack/workspace/workspace-state.ts';

/** Short enough that a killed sandbox loses next to nothing, long enough to write a busy minute a few times only. */
const writeAfterMs = 300;

/** The file holds something else than a workspace. */
class UnreadableWorkspace extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`${path} does not hold a Slack workspace. Delete its directory to start the sandbox afresh.`);
    this.name = 'UnreadableWorkspace';
    this.path = path;
  }
}

/**
 * The workspace as an earlier sandbox left it, or undefined when there is none.
 *
 * Coming back is like reloading Slack: open modals and ephemeral messages are gone,
 * and what belonged to them.
 *
 * @throws UnreadableWorkspace
 */
export async function readWorkspace(path: string): Promise<WorkspaceState | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const state = parseJson(text);
  if (!isJsonObject(state) || !isJsonObject(state.people) || !isJsonObject(state.messages)) {
    throw new UnreadableWorkspace(path);
  }
  const { modals, ephemerals, triggers, responseUrls } = emptyState();
  return { ...emptyState(), ...state, modals, ephemerals, triggers, responseUrls };
}

export type WorkspaceKeeper = {
  /** Writes what is not yet written, and stops. */
  close(): Promise<void>;
};

/** Writes the workspace to `path` shortly after each change: the whole of the old file or the whole of the new. */
export function keepWorkspace(slack: LocalSlack, path: string, onFailure: (error: unknown) => void): WorkspaceKeeper {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  async function write(): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(slack.snapshot()));
    await rename(`${path}.new`, path);
  }

  function writeNow(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).catch(onFailure);
    return writing;
  }

  const unwatch = slack.onChange(() => {
    timer ??= setTimeout(writeNow, writeAfterMs);
  });

  return {
    async close() {
      unwatch();
      await writeNow();
    },
  };
}
