import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ALL_EVENTS, type EventName } from '../../src/sandbox/slack/delivery/event-sender.ts';

const manifest = z.object({
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** What the app's manifest subscribes to: its workspace tells it nothing else. */
export function subscribedEvents(): readonly EventName[] {
  const source = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const { bot_events: named } = manifest.parse(parse(source)).settings.event_subscriptions;
  return ALL_EVENTS.filter((name) => named.includes(name));
}
