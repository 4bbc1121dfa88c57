import { isJsonObject } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import { withEmoji } from './emoji.ts';
import { drawMrkdwn } from './mrkdwn.ts';
import type { Names } from './names.ts';

/** A text object. Source: docs.slack.dev/reference/block-kit/composition-objects/text-object */
export function drawText(object: unknown, names: Names): Html {
  if (!isJsonObject(object)) return html``;
  return object.type === 'mrkdwn' ? drawMrkdwn(String(object.text), names) : html`${plainOf(object)}`;
}

/** The words of a `plain_text` object. */
export function plainOf(object: unknown): string {
  if (!isJsonObject(object)) return '';
  const text = String(object.text);
  return object.emoji === false ? text : withEmoji(text);
}
