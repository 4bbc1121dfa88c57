import type { ChannelId } from '../../domain/ids.ts';
import type { SlackMessage } from '../messages/slack-message.ts';
import type { SlackClients } from '../slack/slack-clients.ts';
import { type SlackFailure, slackFailure } from '../slack/slack-failure.ts';

/** A message of ours as the channel's history shows it. */
export interface FoundMessage {
  readonly ts: string;
}

/** The card below which a message stands. */
export interface InThread {
  /** The card's `ts`. */
  readonly root: string;
  /** Shown in the channel as well, so that the thread comes back into view. */
  readonly isBroadcast: boolean;
}

/** What the publisher asks of Slack. Every answer is a value: what went wrong decides what may be done next. */
export interface SlackChannel {
  post(
    channel: ChannelId,
    message: SlackMessage,
    thread: InThread | undefined,
  ): Promise<{ readonly kind: 'posted'; readonly ts: string } | SlackFailure>;
  edit(channel: ChannelId, ts: string, message: SlackMessage): Promise<{ readonly kind: 'edited' } | SlackFailure>;
  remove(channel: ChannelId, ts: string): Promise<{ readonly kind: 'removed' } | SlackFailure>;
  /** Our messages since `since`, in the channel or in a thread, that carry the same metadata subject as `like`, oldest first. */
  find(
    channel: ChannelId,
    since: Date,
    like: SlackMessage,
    thread: InThread | undefined,
  ): Promise<{ readonly kind: 'found'; readonly messages: readonly FoundMessage[] } | SlackFailure>;
  pin(channel: ChannelId, ts: string, pinned: boolean): Promise<{ readonly kind: 'done' } | SlackFailure>;
}

/** History and threads are read this many messages at a time (conversations.history: at most 999, "no more than 200 recommended"). */
const historyPage = 200;
/** A search that needs more pages than this has the wrong start. */
const historyPages = 20;

export function slackChannel({ posting, reading }: SlackClients): SlackChannel {
  return {
    post: (channel, { text, blocks, metadata }, thread) =>
      attempt(async () => {
        const answer = await posting.chat.postMessage({
          channel,
          text,
          blocks,
          metadata,
          unfurl_links: false,
          unfurl_media: false,
          ...inThread(thread),
        });
        // An answer without a timestamp tells us nothing we could edit later; finding the message will.
        return answer.ts ? { kind: 'posted' as const, ts: answer.ts } : { kind: 'no-answer' as const };
      }),

    edit: (channel, ts, { text, blocks, metadata }) =>
      attempt(async () => {
        await posting.chat.update({ channel, ts, text, blocks, metadata });
        return { kind: 'edited' as const };
      }),

    remove: (channel, ts) =>
      attempt(async () => {
        await posting.chat.delete({ channel, ts });
        return { kind: 'removed' as const };
      }),

    find: (channel, since, like, thread) =>
      attempt(async () => {
        const messages: FoundMessage[] = [];
        let cursor: string | undefined;
        for (let page = 0; page < historyPages; page += 1) {
          const range = {
            channel,
            oldest: String(since.getTime() / 1000),
            limit: historyPage,
            include_all_metadata: true,
            ...(cursor && { cursor }),
          };
          const answer = thread
            ? await reading.conversations.replies({ ...range, ts: thread.root })
            : await reading.conversations.history(range);
          for (const { ts, metadata } of answer.messages ?? []) {
            if (ts && metadata && isSameSubject(metadata, like)) messages.push({ ts });
          }
          cursor = answer.response_metadata?.next_cursor;
          if (!cursor) break;
        }
        return { kind: 'found' as const, messages: messages.toSorted((a, b) => Number(a.ts) - Number(b.ts)) };
      }),

    pin: (channel, ts, pinned) =>
      attempt(async () => {
        if (pinned) await posting.pins.add({ channel, timestamp: ts });
        else await posting.pins.remove({ channel, timestamp: ts });
        return { kind: 'done' as const };
      }),
  };
}

function inThread(thread: InThread | undefined): { thread_ts?: string } | { thread_ts: string; reply_broadcast: true } {
  if (!thread) return {};
  return thread.isBroadcast ? { thread_ts: thread.root, reply_broadcast: true } : { thread_ts: thread.root };
}

async function attempt<T>(call: () => Promise<T>): Promise<T | SlackFailure> {
  try {
    return await call();
  } catch (error) {
    return slackFailure(error);
  }
}

interface Metadata {
  readonly event_type?: string;
  readonly event_payload?: object;
}

function isSameSubject(found: Metadata, like: SlackMessage): boolean {
  if (found.event_type !== like.metadata.event_type) return false;
  const { version: _found, ...subject } = { ...found.event_payload } as Record<string, unknown>;
  const { version: _wanted, ...wanted } = like.metadata.event_payload as Record<string, unknown>;
  return Object.entries(wanted).every(([key, value]) => subject[key] === value);
}
