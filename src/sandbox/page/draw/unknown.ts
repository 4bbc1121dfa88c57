import { type Html, html } from '../html.ts';

/** A note in place of what this page can't draw, so that nothing goes missing unseen. */
export function drawUnknown(type: unknown): Html {
  return html`<span class="unknown">Slack would show “${String(type)}” here; this page does not draw it.</span>`;
}
