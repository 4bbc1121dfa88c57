import { validateView } from '../block-kit/validate-view.ts';
import { type JsonObject, objectsIn } from '../json-object.ts';
import { refusedContent, SlackApiError } from '../slack-api-error.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { initialState } from './state-values.ts';
import type { View } from './view.ts';

/** Source: docs.slack.dev/surfaces/modals */
const DEEPEST_STACK = 3;

/** Refuses content that Slack would refuse, with its names. */
export function requireValidView(content: JsonObject, type: 'modal' | 'home'): void {
  const problems = validateView(content);
  if (problems.some(({ message }) => message === 'view_too_large')) throw new SlackApiError('view_too_large');
  if (problems.length > 0) throw refusedContent('invalid_arguments', problems, '/view');
  if (content.type !== type) {
    throw new SlackApiError('invalid_arguments', [`must be a ${type} view [json-pointer:/view/type]`]);
  }
}

/** Opens a modal as the first of its stack; one that was open before is gone. */
export function openModal(workspace: Workspace, user: string, content: JsonObject): View {
  requireFreeExternalId(workspace, content);
  const view = newView(workspace, user, content);
  workspace.state.modals[user] = [view];
  workspace.changed({ kind: 'modals', user });
  return view;
}

/** Puts a modal on top of the open ones, three at most. */
export function pushModal(workspace: Workspace, user: string, content: JsonObject): View {
  const stack = workspace.state.modals[user] ?? [];
  const below = stack.at(-1);
  if (!below) throw new SlackApiError('not_found');
  if (stack.length >= DEEPEST_STACK) throw new SlackApiError('push_limit_reached');
  requireFreeExternalId(workspace, content);
  const view = { ...newView(workspace, user, content), rootId: below.rootId, previousId: below.id };
  workspace.state.modals[user] = [...stack, view];
  workspace.changed({ kind: 'modals', user });
  return view;
}

/** Replaces what a view shows; what people entered stays where block and action ids are the same. */
export function updateView(workspace: Workspace, view: View, content: JsonObject): View {
  requireFreeExternalId(workspace, content, view);
  const blocks = workspace.identified(objectsIn(content.blocks));
  Object.assign(view, { content, blocks, state: initialState(blocks, view.state), hash: newHash(workspace) });
  workspace.changed({ kind: content.type === 'home' ? 'home' : 'modals', user: view.user });
  return view;
}

/** Sets somebody's Home tab. */
export function publishHome(workspace: Workspace, user: string, content: JsonObject): View {
  const before = workspace.state.homes[user];
  if (before) return updateView(workspace, before, content);
  requireFreeExternalId(workspace, content);
  const view = newView(workspace, user, content);
  workspace.state.homes[user] = view;
  workspace.changed({ kind: 'home', user });
  return view;
}

/** Takes the modal and all above it off the stack, or everything when `all` is set. */
export function closeModal(workspace: Workspace, view: View, all = false): void {
  const stack = workspace.state.modals[view.user] ?? [];
  workspace.state.modals[view.user] = all ? [] : stack.slice(0, stack.indexOf(view));
  workspace.changed({ kind: 'modals', user: view.user });
}

/** An open modal or a Home tab. */
export function findView(workspace: Workspace, matches: (view: View) => boolean): View | undefined {
  const { modals, homes } = workspace.state;
  return [...Object.values(modals).flat(), ...Object.values(homes)].find(matches);
}

function newView(workspace: Workspace, user: string, content: JsonObject): View {
  const id = workspace.nextId('V');
  const blocks = workspace.identified(objectsIn(content.blocks));
  return {
    id,
    user,
    content,
    blocks,
    state: initialState(blocks),
    hash: newHash(workspace),
    rootId: id,
    previousId: null,
  };
}

function newHash(workspace: Workspace): string {
  return `${workspace.nowSeconds()}.${workspace.nextId('').toLowerCase()}`;
}

function requireFreeExternalId(workspace: Workspace, content: JsonObject, self?: View): void {
  const { external_id: externalId } = content;
  if (externalId === undefined || externalId === '') return;
  const holder = findView(workspace, (view) => view.content.external_id === externalId);
  if (holder && holder !== self) throw new SlackApiError('duplicate_external_id');
}
