import type { View } from '../../slack/views/view.ts';
import { type Html, html } from '../html.ts';
import { drawAppAvatar } from './avatar.ts';
import { drawBlocks } from './block.ts';
import { drawIcon } from './icon.ts';
import type { Names } from './names.ts';
import { plainOf } from './text-object.ts';

/** A modal as a form. Source: docs.slack.dev/surfaces/modals */
export function drawModal(view: View, names: Names): Html {
  const { title, submit, close } = view.content;
  const isPushed = view.previousId !== null;
  return html`<form class="view" data-view="${view.id}" data-key="${view.id}" autocomplete="off" novalidate aria-labelledby="modal-title">
<header>${
    isPushed
      ? html`<button type="button" class="plain-icon" data-close="cancel" aria-label="Back">${drawIcon('back')}</button>`
      : drawAppAvatar()
  }<h2 id="modal-title">${plainOf(title)}</h2><button type="button" class="plain-icon" data-close="x" aria-label="Close">${drawIcon('close')}</button></header>
<div class="blocks">${drawBlocks(view.blocks, view.state, names)}</div>
<footer><button type="button" data-close="cancel">${plainOf(close) || 'Cancel'}</button>${
    submit !== undefined && html`<button type="submit" class="primary">${plainOf(submit)}</button>`
  }</footer></form>`;
}

/** The app's Home tab; undefined until the app has published one. */
export function drawHome(view: View | undefined, names: Names): Html {
  if (!view) return html`<p class="empty">The app has not drawn this tab yet.</p>`;
  return html`<div class="blocks" data-view="${view.id}">${drawBlocks(view.blocks, view.state, names)}</div>`;
}
