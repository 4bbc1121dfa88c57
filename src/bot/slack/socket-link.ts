import type { SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../../domain/clock.ts';
import type { BotLog } from './bot-log.ts';
import type { Pause } from './pause.ts';
import { slackFailure } from './slack-failure.ts';
import { slackGoodbye } from './slack-goodbye.ts';

/** One place at Slack's table: a socket that is replaced as soon as it goes, or says that it will. */
export interface SocketLink {
  /** Slack has said hello on the socket of the moment. */
  isConnected(): boolean;
  /** Closes what is open and opens nothing more. */
  stop(): void;
}

export interface SocketLinkOptions {
  /** A new receiver for each connection, already bound to the app, that does not reconnect by itself. */
  readonly newReceiver: () => SocketModeReceiver;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly log: BotLog;
  readonly onHello: () => void;
  readonly onGone: () => void;
  /** Slack says for certain that the app-level token is no good; it is asked again all the same. */
  readonly onRefused: (code: string) => void;
  /** We have a bug, and no socket will be opened any more. */
  readonly onBroken: (error: Error) => void;
}

const firstGapMs = 1_000;
/** apps.connections.open may be called about once a minute; bursts are borne. */
const longestGapMs = 30_000;
/** A socket that lived shorter than this was no use; the next one is opened more slowly. */
const steadyMs = 10_000;
const helloPatienceMs = 15_000;
/** A receipt is owed within 3 seconds, on the socket that brought the message. */
const lastReceiptMs = 3_000;

/**
 * Keeps one socket open until stopped.
 *
 * Bolt's own client reconnects only after a pause in which it hears nothing, and when Slack can't be reached for long
 * its promise is rejected where nobody can catch it, which ends the process (node-slack-sdk #2656). So it is told not
 * to reconnect, and a fresh one takes over.
 */
export function socketLink(options: SocketLinkOptions): SocketLink {
  const { clock, pause, log } = options;
  const stopping = new AbortController();
  const open = new Set<SocketModeReceiver>();
  /** Said goodbye; it goes on hearing until another has taken over, and then for as long as it may owe receipts. */
  let outgoing: SocketModeReceiver | undefined;
  let isConnected = false;

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const end = await connectOnce();
      if (stopping.signal.aborted) return;
      failures = end.kind === 'closed' && end.livedMs >= steadyMs ? 0 : failures + 1;
      const waitMs = gapMs(end, failures);
      log.info({ ...end, failures, waitMs }, 'A socket to Slack is over; opening another');
      if (end.kind === 'refused') options.onRefused(end.code);
      if (waitMs > 0) await pause(waitMs, stopping.signal);
    }
  }

  async function connectOnce(): Promise<SocketEnd> {
    const receiver = options.newReceiver();
    const goodbye = slackGoodbye(receiver.client).then(() => 'goodbye' as const);
    const gone = new Promise<'gone'>((resolve) => {
      receiver.client.once('disconnected', () => resolve('gone'));
    });
    const settled = new AbortController();
    const late = pause(helloPatienceMs, settled.signal).then(() => 'no hello in time' as const);
    const started = receiver.start().then(() => 'hello' as const);
    open.add(receiver);
    try {
      const first = await Promise.race([started, late, goodbye]);
      if (first !== 'hello') {
        // It may still come about after we gave up on it; it must not linger.
        void started.then(() => receiver.stop()).catch(() => {});
        close(receiver);
        return { kind: 'failed', reason: first };
      }
    } catch (error) {
      open.delete(receiver);
      return whyNot(error);
    } finally {
      settled.abort();
    }
    if (stopping.signal.aborted) close(receiver);
    const since = clock.now();
    isConnected = true;
    options.onHello();
    if (outgoing) closeLater(outgoing);
    outgoing = undefined;
    const how = await Promise.race([gone, goodbye]);
    isConnected = false;
    options.onGone();
    if (how === 'gone') open.delete(receiver);
    else outgoing = receiver;
    return { kind: 'closed', livedMs: clock.now().getTime() - since.getTime() };
  }

  function closeLater(receiver: SocketModeReceiver): void {
    pause(lastReceiptMs, stopping.signal).then(() => close(receiver), options.onBroken);
  }

  function close(receiver: SocketModeReceiver): void {
    open.delete(receiver);
    void receiver.stop();
  }

  run().catch(options.onBroken);
  return {
    isConnected: () => isConnected,
    stop() {
      stopping.abort();
      for (const receiver of open) close(receiver);
    },
  };
}

/** How a connection, or the attempt to make one, ended. */
type SocketEnd =
  | { readonly kind: 'closed'; readonly livedMs: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterSeconds?: number }
  | { readonly kind: 'refused'; readonly code: string };

function whyNot(error: unknown): SocketEnd {
  const failure = slackFailure(error);
  switch (failure.kind) {
    case 'refused':
      return { kind: 'refused', code: failure.code };
    case 'rate-limited':
      return { kind: 'failed', reason: failure.kind, retryAfterSeconds: failure.retryAfterSeconds };
    default:
      return { kind: 'failed', reason: failure.kind };
  }
}

/** No pause after a socket that worked: Slack closes each of them every few hours, and people go on pressing. */
function gapMs(end: SocketEnd, failures: number): number {
  if (end.kind === 'closed' && failures <= 1) return 0;
  if (end.kind === 'failed' && end.retryAfterSeconds !== undefined) return end.retryAfterSeconds * 1_000;
  return Math.min(firstGapMs * 2 ** Math.max(0, failures - 1), longestGapMs);
}
