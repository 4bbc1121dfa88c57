import { isJsonObject } from './slack/json-object.ts';
import type { LocalSlack } from './slack/local-slack.ts';
import { emptyState, type WorkspaceState } from './slack/workspace/workspace-state.ts';
import { keepState, readState } from './state-file.ts';

/** More ids than a sandbox gives out between its last write and its death, so that none is given out twice. */
const unwrittenIds = 10_000;

/**
 * The workspace as an earlier sandbox left it, or undefined when there is none.
 *
 * Coming back is like reloading Slack: open modals and ephemeral messages are gone,
 * and what belonged to them.
 *
 * @throws UnreadableState
 */
export async function readWorkspace(path: string): Promise<WorkspaceState | undefined> {
  const state = await readState(
    path,
    'a Slack workspace',
    ({ people, messages }) => isJsonObject(people) && isJsonObject(messages),
  );
  if (state === undefined) return undefined;
  const { modals, ephemerals, triggers, responseUrls, ...empty } = emptyState();
  const kept: WorkspaceState = { ...empty, ...state, modals, ephemerals, triggers, responseUrls };
  return { ...kept, lastId: kept.lastId + unwrittenIds };
}

export type WorkspaceKeeper = {
  /** Writes what is not yet written, and stops. */
  close(): void;
};

/**
 * Writes the workspace to `path` shortly after each change; messages at once, before whoever wrote one is answered: a
 * message that the app knows of and Slack does not would be taken for one that somebody has deleted.
 */
export function keepWorkspace(slack: LocalSlack, path: string, onFailure: (error: unknown) => void): WorkspaceKeeper {
  const keeper = keepState(path, slack.snapshot, onFailure);
  const unwatch = slack.onChange(({ kind }) => (kind === 'message' ? keeper.changedForGood() : keeper.changed()));
  return {
    close() {
      unwatch();
      keeper.close();
    },
  };
}
