import { everyElement, type PlacedElement } from '../block-kit/elements-in-blocks.ts';
import type { JsonObject } from '../json-object.ts';
import { type View, viewObject } from '../views/view.ts';
import { findView } from '../views/view-stack.ts';
import { issueResponseUrl } from '../web-api/response-url.ts';
import { type Message, messageObject } from '../workspace/message.ts';
import { canSee, type Stage } from './stage.ts';

/** Where something is pressed: a message or an ephemeral one by channel and `ts`, or a modal or Home tab by view id. */
export type Place = { channel: string; ts: string } | { viewId: string };

/** What is there to press, and how Slack describes the place to the app. */
export type Pressable = {
  blocks: JsonObject[];
  /** Live values, changed by what people choose. */
  holder: Message | View;
  /** Container, message or view, channel, response URL. */
  describe(): JsonObject;
  isView: boolean;
};

/** Finds what this person sees at `place`; undefined when there is nothing (any more). */
export function pressableAt(stage: Stage, place: Place): Pressable | undefined {
  return 'viewId' in place ? pressableView(stage, place.viewId) : pressableMessage(stage, place);
}

/**
 * The element with this action id. Buttons that share an id are told apart by
 * their value; for menus the value is what to choose, not what to look for.
 */
export function findElement(
  blocks: JsonObject[],
  { actionId, blockId, value }: { actionId: string; blockId?: string | undefined; value?: unknown },
): PlacedElement | undefined {
  return [...everyElement(blocks)].find(
    ({ element, block }) =>
      element.action_id === actionId &&
      (blockId === undefined || block.block_id === blockId) &&
      (value === undefined || element.value === undefined || element.value === value),
  );
}

function pressableView({ workspace, person }: Stage, viewId: string): Pressable | undefined {
  const view = findView(workspace, ({ id, user }) => id === viewId && user === person.id);
  return (
    view && {
      blocks: view.blocks,
      holder: view,
      isView: true,
      describe: () => ({
        container: { type: 'view', view_id: view.id },
        view: viewObject(view, workspace.identity),
      }),
    }
  );
}

function pressableMessage(stage: Stage, { channel, ts }: { channel: string; ts: string }): Pressable | undefined {
  const { workspace, person, origin } = stage;
  if (!canSee(workspace, person, channel)) return undefined;
  const ephemeral = workspace.state.ephemerals[person.id]?.find((message) => message.ts === ts);
  const message = ephemeral ?? workspace.findMessage(channel, ts);
  if (!message) return undefined;
  const name = workspace.state.channels[channel]?.name || 'directmessage';
  return {
    blocks: message.blocks,
    holder: message,
    isView: false,
    describe: () => ({
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: ephemeral !== undefined,
        ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
      },
      channel: { id: channel, name },
      // Slack sends no message along for ephemeral ones.
      ...(ephemeral
        ? {}
        : {
            message: messageObject(message, workspace.identity, {
              metadata: true,
              thread: workspace.threadOf(message),
            }),
          }),
      state: { values: message.state },
      response_url: issueResponseUrl(workspace, origin, { user: person.id, channel, messageTs: ts }),
    }),
  };
}
