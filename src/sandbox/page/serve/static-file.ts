import { readFile } from 'node:fs/promises';

/** What the page loads besides its HTML: its style, and the scripts that run in the browser as they are. */
const types: Readonly<Record<string, string>> = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'apply-pieces.js': 'text/javascript; charset=utf-8',
  'controls.js': 'text/javascript; charset=utf-8',
  'morph.js': 'text/javascript; charset=utf-8',
  'post-act.js': 'text/javascript; charset=utf-8',
  'slack-dates.js': 'text/javascript; charset=utf-8',
};

export async function staticFile(name: string): Promise<{ type: string; bytes: Buffer } | undefined> {
  const type = types[name];
  if (type === undefined) return undefined;
  return { type, bytes: await readFile(new URL(`../browser/${name}`, import.meta.url)) };
}
