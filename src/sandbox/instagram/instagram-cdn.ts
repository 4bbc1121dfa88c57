import { createHash } from 'node:crypto';
import type { InstagramWorld } from './instagram-world.ts';

/** Meta's hosts for pictures: of stories, posts and profiles, and of what is in messages. */
const cdn = 'https://scontent.cdninstagram.com';
const lookaside = 'https://lookaside.fbsbx.com';

export const mediaAddress = (mediaId: string) => `${cdn}/media/${mediaId}`;
export const profileAddress = (igsid: string) => `${cdn}/profile/${igsid}`;
export const assetAddress = (assetId: string) => `${lookaside}/ig_messaging_cdn/?asset_id=${assetId}&signature=local`;

/** Whether a picture at this address is one that {@link pictureAt} can show. */
export const isCdnAddress = (address: string) => [cdn, lookaside].some((host) => address.startsWith(`${host}/`));

export type Picture = { type: string; bytes: string };

/**
 * What Meta's hosts answer for `address`: a story as a coloured card with its caption, anything else as a plain card.
 * `expired`: the address of a story's picture dies with the story. Undefined: an address of somebody else.
 *
 * The addresses are Meta's own, for a product takes no other; so whoever plays the web on this machine (Slack's image
 * proxy, the Instagram app) asks here instead of the network.
 */
export function pictureAt(world: InstagramWorld, address: string): Picture | 'expired' | undefined {
  if (!isCdnAddress(address)) return undefined;
  const url = new URL(address);
  const id = url.searchParams.get('asset_id') ?? url.pathname.split('/').at(-1) ?? '';
  const media = world.media.get(id);
  if (media !== undefined && media.product === 'STORY' && !world.isLive(media)) return 'expired';
  return { type: 'image/svg+xml', bytes: storyCard(id, media?.caption ?? '') };
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
