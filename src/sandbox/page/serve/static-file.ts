import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

const folder = new URL('../browser/', import.meta.url);

/** What the page loads besides its HTML: its style, and the scripts that run in the browser as they are. */
const files = new Set(readdirSync(folder).filter((name) => /^[a-z-]+\.(css|js)$/.test(name)));

/** In the order in which later ones may overrule earlier ones. */
export const styleSheets = [
  'theme',
  'page',
  'stage-bar',
  'slack-window',
  'thread',
  'messages',
  'pinned',
  'composer',
  'blocks',
  'controls',
  'charts',
  'dialogs',
  'phone',
  'phone-story',
  'phone-chat',
  'phone-owner',
  'narrow',
] as const;

/** The file to serve, or undefined when it isn't one of the page's. */
export async function staticFile(name: string): Promise<{ type: string; bytes: Buffer } | undefined> {
  if (!files.has(name)) return undefined;
  const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
  return { type: `${type}; charset=utf-8`, bytes: await readFile(new URL(name, folder)) };
}
