import { z } from 'zod';
import { excerpt } from '../clean-text.ts';
import { eventTime } from '../event-time.ts';
import type { ChangeContext } from './change-context.ts';
import type { Entry } from './entry.ts';
import { readMessagingItem } from './messaging-item.ts';
import { readComment } from './read-comment.ts';
import { readMention } from './read-mention.ts';
import { readStoryInsights } from './read-story-insights.ts';
import { parseBody, type Reading, unreadable } from './reading.ts';
import { anything } from './wire.ts';

/** Fields that belong in `messaging`; the dashboard's test button sends them as changes. */
const messagingFields: ReadonlySet<string> = new Set([
  'messages',
  'message_echoes',
  'message_edit',
  'message_reactions',
  'messaging_handover',
  'messaging_optins',
  'messaging_policy_enforcement',
  'messaging_postbacks',
  'messaging_referral',
  'messaging_seen',
  'response_feedback',
  'standby',
]);

const readers: ReadonlyMap<string, (value: unknown, context: ChangeContext) => Reading> = new Map([
  ['comments', readComment],
  ['live_comments', readComment],
  ['mentions', readMention],
  ['story_insights', readStoryInsights],
]);

const change = z.object({ field: z.string(), value: anything });

/**
 * Reads one item of `changes`, or an entry that is itself one (`field` and `value`, documented for the Instagram login).
 * Changes carry no time of their own and name our account only as `entry.id`.
 */
export function readChange(raw: unknown, entry: Entry): Reading {
  const parsed = parseBody(change, raw);
  if (!parsed.ok) return parsed;
  const { field, value } = parsed.value;
  if (messagingFields.has(field)) return readMessagingItem(value, entry);
  const read = readers.get(field);
  if (read === undefined) return unreadable('unknown-kind', `field: ${excerpt(field, 200)}`);
  const account = entry.id === undefined ? undefined : entry.accountOf(entry.id);
  if (account === undefined) return unreadable('unknown-account', `entry ${entry.id} is not ours`);
  return read(value, { account, happenedAt: eventTime([entry.time], entry.receivedAt), accountOf: entry.accountOf });
}
