import type { JsonObject } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';

/** A picture. The page never leaves this machine: one from elsewhere is shown as its words. */
export function drawImage({ image_url: address, alt_text: words }: JsonObject): Html {
  const alt = String(words ?? '');
  return typeof address === 'string' && isLocal(address)
    ? html`<img src="${address}" alt="${alt}" loading="lazy">`
    : html`<span class="no-picture" role="img" aria-label="${alt}" title="${alt}">${alt}</span>`;
}

function isLocal(address: string): boolean {
  return URL.canParse(address) && new URL(address).hostname === '127.0.0.1';
}
