import { readFile } from 'node:fs/promises';

/** What the page loads besides its HTML: its style, and the scripts that run in the browser as they are. */
const files = new Set([
  ...['page', 'messages', 'blocks', 'dialogs', 'instagram'].map((name) => `${name}.css`),
  ...['page', 'apply-pieces', 'controls', 'morph', 'newest', 'post-act', 'slack-dates', 'tabs'].map(
    (name) => `${name}.js`,
  ),
]);

/** The file to serve, or undefined when it isn't one of the page's. */
export async function staticFile(name: string): Promise<{ type: string; bytes: Buffer } | undefined> {
  if (!files.has(name)) return undefined;
  const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
  return { type: `${type}; charset=utf-8`, bytes: await readFile(new URL(`../browser/${name}`, import.meta.url)) };
}
