import { type JsonObject, objectsIn } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import { drawIcon } from './icon.ts';
import { plainOf } from './text-object.ts';

/** A button. Source: docs.slack.dev/reference/block-kit/block-elements/button-element */
export function drawButton(element: JsonObject): Html {
  const { style, url, accessibility_label: label } = element;
  return html`<button type="button" class="${String(style ?? 'plain')}" data-value="${String(element.value ?? '')}"${
    typeof label === 'string' && html` aria-label="${label}"`
  }${typeof url === 'string' && /^https?:/.test(url) && html` data-url="${url}"`}>${plainOf(element.text)}</button>`;
}

/** The menu behind three dots. Source: docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
export function drawOverflow(element: JsonObject): Html {
  const options = objectsIn(element.options).map(
    (option) =>
      html`<button type="button" role="menuitem" data-value="${String(option.value)}">${plainOf(option.text)}${
        option.description !== undefined && html`<small>${plainOf(option.description)}</small>`
      }</button>`,
  );
  return html`<details class="menu"><summary aria-label="More actions">${drawIcon('more')}</summary><div role="menu">${options}</div></details>`;
}
