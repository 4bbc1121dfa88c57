import { SlackApiError } from '../slack-api-error.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Source: docs.slack.dev/interactivity/handling-user-interaction */
const TRIGGER_LIVES_MS = 3000;

/** A permission for the app to open one modal for `user` within three seconds. */
export function issueTrigger(workspace: Workspace, user: string): string {
  const now = workspace.nowMs();
  // Expired ones are kept for a while, to be told from those that never were.
  for (const [id, trigger] of Object.entries(workspace.state.triggers)) {
    if (now - trigger.issuedAtMs > 100 * TRIGGER_LIVES_MS) delete workspace.state.triggers[id];
  }
  const id = `${now}.${workspace.nextId('')}.${workspace.identity.teamId.toLowerCase()}`;
  workspace.state.triggers[id] = { user, issuedAtMs: now, exchanged: false };
  return id;
}

/** Uses a trigger up and returns whose it was. */
export function exchangeTrigger(workspace: Workspace, id: string): string {
  const trigger = workspace.state.triggers[id];
  if (!trigger) throw new SlackApiError('invalid_trigger_id');
  if (trigger.exchanged) throw new SlackApiError('exchanged_trigger_id');
  if (workspace.nowMs() - trigger.issuedAtMs > TRIGGER_LIVES_MS) throw new SlackApiError('expired_trigger_id');
  trigger.exchanged = true;
  return trigger.user;
}
