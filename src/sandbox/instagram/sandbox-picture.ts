import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { InstagramWorld } from './instagram-world.ts';

/**
 * A picture in place of Meta's CDN, so that thumbnails show without a network: a story
 * as a coloured card with its caption, anything else as a plain one.
 */
export function sandboxPicture(world: InstagramWorld, url: URL, response: ServerResponse): void {
  const id = url.searchParams.get('asset_id') ?? url.pathname.split('/').at(-1) ?? '';
  const media = world.media.get(id);
  if (media !== undefined && media.product === 'STORY' && !world.isLive(media)) {
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end('URL signature expired');
    return;
  }
  response.writeHead(200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'private, max-age=60' });
  response.end(storyCard(id, media?.caption ?? ''));
}

function storyCard(id: string, caption: string): string {
  const hue = createHash('sha256').update(id).digest().readUInt16BE() % 360;
  const lines = caption.match(/.{1,22}(?:\s|$)/gu)?.slice(0, 5) ?? [];
  const text = lines.map((line, index) => `<text x="40" y="${900 + index * 84}">${escapeXml(line.trim())}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1280" viewBox="0 0 720 1280">
<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 70% 62%)"/><stop offset="1" stop-color="hsl(${(hue + 50) % 360} 65% 38%)"/></linearGradient></defs>
<rect width="720" height="1280" fill="url(#g)"/><circle cx="360" cy="470" r="230" fill="#fff" opacity=".18"/>
<g fill="#fff" font-family="Georgia, serif" font-size="60">${text.join('')}</g></svg>`;
}

const escapeXml = (text: string) => text.replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`);
