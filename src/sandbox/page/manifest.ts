import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** A shortcut that the app registers. */
export type Shortcut = { callbackId: string; name: string };

/** A slash command with what may follow it, e.g. `lead HANDLE`. */
export type SlashCommand = { command: string; description: string; endings: string[] };

/** What of the app's own manifest the page shows. Source: docs.slack.dev/reference/app-manifest */
const manifest = z
  .object({
    display_information: z.object({ description: z.string(), long_description: z.string() }),
    features: z.object({
      shortcuts: z
        .array(z.object({ type: z.enum(['global', 'message']), name: z.string(), callback_id: z.string() }))
        .default([]),
      slash_commands: z
        .array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') }))
        .default([]),
    }),
  })
  .parse(parse(readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8')));

export const globalShortcuts = (): Shortcut[] => shortcuts('global');

export const messageShortcuts = (): Shortcut[] => shortcuts('message');

/** Every command with the endings that its usage hint lists; `help` first, since the first is a key press away and does nothing. */
export function slashCommands(): SlashCommand[] {
  return manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
    command,
    description,
    endings: usage_hint
      .split('|')
      .map((ending) => ending.trim())
      .toSorted((one, other) => Number(other === 'help') - Number(one === 'help')),
  }));
}

/** What the app says about itself. */
export function aboutApp(): { short: string; long: string } {
  const { description, long_description } = manifest.display_information;
  return { short: description, long: long_description };
}

function shortcuts(wanted: 'global' | 'message'): Shortcut[] {
  return manifest.features.shortcuts
    .filter(({ type }) => type === wanted)
    .map(({ name, callback_id }) => ({ callbackId: callback_id, name }));
}
