import type { SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../../domain/clock.ts';
import type { BotLog } from './bot-log.ts';
import type { Pause } from './pause.ts';
import { slackFailure } from './slack-failure.ts';

/** One place at Slack's table: a socket that is replaced as soon as it is gone. */
export interface SocketLink {
  /** Slack has said hello on the socket of the moment. */
  isConnected(): boolean;
  /** Closes the socket and opens no other. */
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
}

const firstGapMs = 1_000;
/** apps.connections.open may be called about once a minute; bursts are borne. */
const longestGapMs = 30_000;
/** A socket that lived shorter than this was no use; the next one is opened more slowly. */
const steadyMs = 10_000;
const helloPatienceMs = 15_000;

/**
 * Keeps one socket open until stopped.
 *
 * Bolt's own client reconnects only after a pause in which it hears nothing, and when Slack can't be reached for long
 * its promise is rejected where nobody can catch it, which ends the process (node-slack-sdk #2656). So it is told not
 * to reconnect, and a fresh one takes over as soon as the old one is gone.
 */
export function socketLink(options: SocketLinkOptions): SocketLink {
  const { clock, pause, log } = options;
  const stopping = new AbortController();
  let current: SocketModeReceiver | undefined;
  let isConnected = false;

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const end = await connectOnce();
      if (stopping.signal.aborted) return;
      failures = end.kind === 'closed' && end.livedMs >= steadyMs ? 0 : failures + 1;
      const waitMs = gapMs(end, failures);
      log.info({ ...end, failures, waitMs }, 'Slack closed a socket; opening another');
      if (end.kind === 'refused') options.onRefused(end.code);
      if (waitMs > 0) await pause(waitMs, stopping.signal);
    }
  }

  async function connectOnce(): Promise<SocketEnd> {
    const receiver = options.newReceiver();
    current = receiver;
    const gone = new Promise<void>((resolve) => {
      receiver.client.once('disconnected', () => resolve());
    });
    const settled = new AbortController();
    const started = receiver.start();
    // A connection that comes about after we gave up on it must not linger.
    started.then(
      () => {
        if (stopping.signal.aborted || receiver !== current) void receiver.stop();
      },
      () => {},
    );
    try {
      const isLate = await Promise.race([
        started.then(() => false),
        pause(helloPatienceMs, settled.signal).then(() => true),
      ]);
      if (isLate) {
        current = undefined;
        await receiver.stop();
        return { kind: 'failed', reason: 'no hello in time' };
      }
    } catch (error) {
      return whyNot(error);
    } finally {
      settled.abort();
    }
    const since = clock.now();
    isConnected = true;
    options.onHello();
    await gone;
    isConnected = false;
    options.onGone();
    return { kind: 'closed', livedMs: clock.now().getTime() - since.getTime() };
  }

  void run();
  return {
    isConnected: () => isConnected,
    stop() {
      stopping.abort();
      void current?.stop();
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
