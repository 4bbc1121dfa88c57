import type { JsonObject } from '../json-object.ts';
import type { Identity } from '../workspace/identity.ts';
import type { StateValues } from './state-values.ts';

/** A modal or a Home tab as the app gave it, with what people entered. */
export type View = {
  id: string;
  user: string;
  /** As sent, with block and action ids filled in. */
  content: JsonObject;
  blocks: JsonObject[];
  state: StateValues;
  /** Changes with every update; guards against races. */
  hash: string;
  rootId: string;
  previousId: string | null;
};

/** The view object. Source: docs.slack.dev/reference/views */
export function viewObject(view: View, identity: Identity): JsonObject {
  const { content } = view;
  return {
    id: view.id,
    team_id: identity.teamId,
    type: content.type,
    blocks: view.blocks,
    private_metadata: content.private_metadata ?? '',
    callback_id: content.callback_id ?? '',
    state: { values: view.state },
    hash: view.hash,
    title: content.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: content.clear_on_close ?? false,
    notify_on_close: content.notify_on_close ?? false,
    close: content.close ?? null,
    submit: content.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: identity.appId,
    external_id: content.external_id ?? '',
    app_installed_team_id: identity.teamId,
    bot_id: identity.botId,
  };
}
