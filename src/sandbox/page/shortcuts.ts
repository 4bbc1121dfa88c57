import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** A global shortcut that the app registers. */
export type Shortcut = { callbackId: string; name: string };

const manifest = z.object({
  features: z.object({
    shortcuts: z.array(z.object({ type: z.string(), name: z.string(), callback_id: z.string() })).default([]),
  }),
});

/** The global shortcuts of the app's own manifest. Source: docs.slack.dev/reference/app-manifest */
export function globalShortcuts(): Shortcut[] {
  const text = readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8');
  return manifest
    .parse(parse(text))
    .features.shortcuts.filter(({ type }) => type === 'global')
    .map(({ name, callback_id }) => ({ callbackId: callback_id, name }));
}
