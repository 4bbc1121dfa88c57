import { isJsonObject } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import type { Names } from './names.ts';
import { drawText, plainOf } from './text-object.ts';

/** Slack asks before it tells the app. Source: docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export function drawConfirm(confirm: unknown, names: Names): Html | undefined {
  if (!isJsonObject(confirm)) return undefined;
  const title = plainOf(confirm.title) || 'Are you sure?';
  const style = confirm.style === 'danger' ? 'danger' : 'primary';
  return html`<dialog class="confirm" aria-label="${title}"><h3>${title}</h3><p>${drawText(confirm.text, names)}</p><footer><button type="button" data-confirm="no">${
    plainOf(confirm.deny) || 'Cancel'
  }</button><button type="button" class="${style}" data-confirm="yes">${plainOf(confirm.confirm) || 'Yes'}</button></footer></dialog>`;
}
