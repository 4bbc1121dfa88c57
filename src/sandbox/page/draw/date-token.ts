import { type Html, html } from '../html.ts';

/**
 * An instant for the browser to write in its own zone; `fallback` shows until it has.
 * `format` holds Slack's tokens, such as `{date_short} {time}`.
 *
 * Source: docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function drawDate(epochSeconds: number, format: string, fallback: string): Html {
  return html`<time data-epoch="${epochSeconds}" data-format="${format}">${fallback}</time>`;
}

/** A message timestamp as the time of day. */
export function drawTs(ts: string): Html {
  return drawDate(Math.floor(Number(ts)), '{moment}', '');
}
