import { isCdnAddress } from '../../instagram/instagram-cdn.ts';
import type { JsonObject } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';

/** A picture. The page never leaves this machine: one from elsewhere is shown as its words, Instagram's come through Slack. */
export function drawImage({ image_url: address, alt_text: words }: JsonObject): Html {
  const alt = String(words ?? '');
  const source = typeof address === 'string' ? sourceOf(address) : undefined;
  return source !== undefined
    ? html`<img src="${source}" alt="${alt}" loading="lazy">`
    : html`<span class="no-picture" role="img" aria-label="${alt}" title="${alt}">${alt}</span>`;
}

function sourceOf(address: string): string | undefined {
  if (isCdnAddress(address)) return `/picture?url=${encodeURIComponent(address)}`;
  return URL.parse(address)?.hostname === '127.0.0.1' ? address : undefined;
}
