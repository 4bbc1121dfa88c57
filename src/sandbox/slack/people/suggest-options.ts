import { isJsonObject, type JsonObject, objectsIn } from '../json-object.ts';
import { findElement, type Place, pressableAt } from './pressable.ts';
import { type ActResult, interactionFields, refusedAct, resultOf, type Stage, tellApp } from './stage.ts';

export type SuggestResult = ActResult & { options: JsonObject[] };

/** Types into an external menu and sees what the app offers. Source: docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export async function suggestOptions(
  stage: Stage,
  act: Place & { actionId: string; blockId?: string; typed: string },
): Promise<SuggestResult> {
  const place = pressableAt(stage, act);
  const found = place && findElement(place.blocks, act);
  if (!place) return { ...refusedAct('not_visible'), options: [] };
  if (!found || !String(found.element.type).endsWith('external_select')) {
    return { ...refusedAct('no_such_element'), options: [] };
  }
  const { response_url: _none, ...where } = place.describe();
  const payload = {
    ...interactionFields(stage, 'block_suggestion'),
    ...where,
    action_id: found.element.action_id,
    block_id: found.block.block_id,
    value: act.typed,
  };
  const delivery = await tellApp(stage, 'interactive', payload, true);
  const answer = isJsonObject(delivery.answer) ? delivery.answer : {};
  const grouped = objectsIn(answer.option_groups).flatMap((group) => objectsIn(group.options));
  return { ...resultOf(delivery), options: [...objectsIn(answer.options), ...grouped] };
}
