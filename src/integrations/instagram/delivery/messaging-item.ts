import { z } from 'zod';
import type { AccountId } from '../../../domain/ids.ts';
import type { InboundEvent, Passing } from '../../../domain/signal/inbound-event.ts';
import { eventTime, readInstant } from '../event-time.ts';
import type { Entry } from './entry.ts';
import { readMessage } from './read-message.ts';
import { readEdit } from './read-message-edit.ts';
import { readPostback } from './read-postback.ts';
import { readReaction } from './read-reaction.ts';
import { readReferral } from './read-referral.ts';
import { readSeen } from './read-seen.ts';
import { keysOf, parseBody, passing, type Reading, says, unreadable } from './reading.ts';
import type { Thread } from './thread.ts';
import { anything, flag, lenient, party } from './wire.ts';

const passes =
  (what: Passing['what']) =>
  (_body: unknown, thread: Thread): Reading =>
    passing(what, thread);

/** By the key that names an item's kind; a map, since an item may well have a key named `constructor`. */
const readers: ReadonlyMap<string, (body: unknown, thread: Thread) => Reading> = new Map([
  ['message', readMessage],
  ['message_edit', readEdit],
  ['reaction', readReaction],
  ['postback', readPostback],
  ['referral', readReferral],
  ['read', readSeen],
  ['pass_thread_control', passes('thread-control')],
  ['take_thread_control', passes('thread-control')],
  ['request_thread_control', passes('thread-control')],
  ['app_roles', passes('thread-control')],
  ['optin', passes('opt-in')],
  ['policy_enforcement', passes('policy')],
  ['policy-enforcement', passes('policy')],
  ['response_feedback', passes('feedback')],
]);

const item = z.object({
  sender: party,
  recipient: party,
  timestamp: anything,
  is_self: flag,
  message: lenient(z.object({ is_echo: flag, is_self: flag })),
});

/**
 * Reads one item of `messaging` or `standby`, or of `changes` with a messaging field: whatever happens in a thread.
 *
 * Source: https://developers.facebook.com/documentation/business-messaging/instagram-messaging/webhooks
 */
export function readMessagingItem(raw: unknown, entry: Entry): Reading {
  const parsed = parseBody(item, raw);
  if (!parsed.ok) return parsed;
  const { sender, recipient, timestamp, message, is_self } = parsed.value;
  const bodies = Object.entries(raw as object).filter(([key, body]) => readers.has(key) && body !== null);
  if (bodies.length === 0) return unreadable('unknown-kind', keysOf(raw as object));

  const isEcho = message?.is_echo ?? false;
  const account = accountAmong(isEcho ? [sender?.id, entry.id] : [recipient?.id, entry.id, sender?.id], entry);
  if (account === undefined)
    return unreadable('unknown-account', `neither sender, recipient nor entry ${entry.id} is ours`);

  const thread: Thread = {
    account,
    sender: sender?.id,
    recipient: recipient?.id,
    isFromUs: isEcho || (sender?.id !== undefined && entry.accountOf(sender.id) === account),
    isToSelf: is_self || (message?.is_self ?? false),
    happenedAt: eventTime([timestamp, entry.time], entry.receivedAt),
    statedAt: readInstant(timestamp) ?? readInstant(entry.time),
  };
  const events: InboundEvent[] = [];
  for (const [kind, body] of bodies) {
    const reading = readers.get(kind)?.(body, thread) ?? says();
    if (!reading.ok) return unreadable(reading.refusal.reason, `${kind}: ${reading.refusal.detail}`);
    events.push(...reading.value);
  }
  return says(...events);
}

function accountAmong(ids: readonly (string | undefined)[], { accountOf }: Entry): AccountId | undefined {
  for (const id of ids) {
    const account = id === undefined ? undefined : accountOf(id);
    if (account !== undefined) return account;
  }
  return undefined;
}
