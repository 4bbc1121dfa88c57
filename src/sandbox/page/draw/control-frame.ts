import type { JsonObject } from '../../slack/json-object.ts';
import type { StateValue } from '../../slack/views/state-values.ts';
import { type Html, html } from '../html.ts';
import type { Names } from './names.ts';
import { plainOf } from './text-object.ts';

export type Role = 'tells' | 'tells-typing' | 'waits';

/** Where a control stands and what it holds. */
export type ControlFrame = {
  blockId: string;
  /** How it takes part: it tells the app at once, with each letter, or waits for its modal to be submitted. */
  role: Role;
  value: StateValue | undefined;
  names: Names;
  /** Whether the block has a label of its own; else the control names itself. */
  isLabelled: boolean;
};

/** By which the label, the hint and the complaint of an input block know their field. */
export function fieldId(blockId: string, part: 'field' | 'label' | 'hint' | 'error' = 'field'): string {
  return `${part}-${blockId.replace(/\s/g, '_')}`;
}

/** What every native input carries: who it is, what it is called, where its complaint stands. */
export function fieldAttributes(element: JsonObject, { blockId, isLabelled }: ControlFrame): Html {
  const actionId = String(element.action_id);
  const called = isLabelled
    ? html` id="${fieldId(blockId)}" aria-describedby="${fieldId(blockId, 'hint')} ${fieldId(blockId, 'error')}"`
    : html` aria-label="${plainOf(element.placeholder) || actionId}"`;
  return html` name="${blockId} ${actionId}"${called}${element.focus_on_load === true && html` autofocus`}`;
}
