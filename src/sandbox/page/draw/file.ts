import type { JsonObject } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import { drawIcon } from './icon.ts';

/** A shared file, as a small tile that downloads it. Source: docs.slack.dev/reference/objects/file-object */
export function drawFile({ id, name, filetype, size }: JsonObject): Html {
  return html`<p class="file"><span class="file-kind">${drawIcon('file')}</span><span><a href="/file?id=${String(id)}" download="${String(name)}">${String(name)}</a><small>${String(filetype).toUpperCase()} · ${sizeWords(Number(size))}</small></span></p>`;
}

function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
