import { isJsonObject, type JsonObject } from '../json-object.ts';
import { type Entered, enteredValue, holdsValue, offeredOption } from '../views/state-values.ts';
import { issueTrigger } from '../views/trigger.ts';
import type { Message } from '../workspace/message.ts';
import { type Entries, fillView } from './fill-view.ts';
import { findElement, type Place, type Pressable, pressableAt } from './pressable.ts';
import { type ActResult, interactionFields, refusedAct, resultOf, type Stage, tellApp } from './stage.ts';

export type Press = Place & {
  actionId: string;
  blockId?: string;
  /**
   * Buttons: which one, where several share an action id. Overflow and menus:
   * the option's value. Inputs that dispatch: what is typed.
   */
  value?: Entered;
  /** In a modal: what stands in its inputs by then, which Slack sends along. */
  entries?: Entries;
  /** "no" in the confirmation dialog, if the element asks; default "yes". */
  confirm?: 'yes' | 'no';
  /** The message as this person's screen still shows it, to press something that was there a moment ago. */
  asSeen?: Message;
};

/**
 * Presses a button, or chooses in a menu, and tells the app.
 *
 * Source: docs.slack.dev/reference/interaction-payloads/block_actions-payload
 */
export async function press(stage: Stage, act: Press): Promise<ActResult> {
  const place = pressableAt(stage, act);
  if (!place) return refusedAct('not_visible');
  const found = findElement(act.asSeen?.blocks ?? place.blocks, act);
  if (!found) return refusedAct('no_such_element');
  const { element, block } = found;
  const chosen = chosenFields(element, act.value ?? null);
  if (!chosen) return refusedAct('no_such_option');
  if (element.confirm !== undefined && act.confirm === 'no') return refusedAct('not_confirmed');
  if (place.isView && act.entries) fillView(place.holder, act.entries);
  remember(stage, place, String(block.block_id), element, chosen);
  const { workspace, person } = stage;
  const payload = {
    ...interactionFields(stage, 'block_actions'),
    ...place.describe(),
    trigger_id: issueTrigger(workspace, person.id),
    actions: [
      {
        type: element.type,
        block_id: block.block_id,
        action_id: element.action_id,
        ...carried(element),
        ...chosen,
        action_ts: workspace.nextTs(),
      },
    ],
  };
  return resultOf(await tellApp(stage, 'interactive', payload, false));
}

/** What was chosen, as the action shows it; undefined when that isn't offered. */
function chosenFields(element: JsonObject, value: Entered): JsonObject | undefined {
  if (element.type === 'overflow') {
    const option = offeredOption(element, value);
    return option === undefined ? undefined : { selected_option: option };
  }
  if (element.type === 'feedback_buttons') {
    const pressed = [element.positive_button, element.negative_button].filter(isJsonObject);
    return pressed.find((button) => button.value === value);
  }
  return holdsValue(element) ? enteredValue(element, value) : {};
}

/** What an element's own definition adds to the action. */
function carried(element: JsonObject): JsonObject {
  const names = ['text', 'value', 'url', 'style', 'confirm', 'placeholder', 'icon'];
  return Object.fromEntries(names.filter((name) => element[name] !== undefined).map((name) => [name, element[name]]));
}

function remember(
  { workspace }: Stage,
  place: Pressable,
  blockId: string,
  element: JsonObject,
  chosen: JsonObject,
): void {
  if (!holdsValue(element)) return;
  const { state } = place.holder;
  const actionId = String(element.action_id);
  state[blockId] = { ...state[blockId], [actionId]: { ...chosen, type: String(element.type) } };
  if (place.isView && 'user' in place.holder) workspace.changed({ kind: 'modals', user: place.holder.user });
}
