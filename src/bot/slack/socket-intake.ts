import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../../domain/clock.ts';
import { addMinutes } from '../../domain/duration.ts';
import { type BotLog, slackLogger } from './bot-log.ts';
import type { Intake } from './intake.ts';
import type { Pause } from './pause.ts';
import { slackClientOptions } from './slack-clients.ts';
import { SlackRefusesToken } from './slack-refuses-token.ts';
import { socketLink } from './socket-link.ts';

export interface SocketIntakeOptions {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly log: BotLog;
  /** Nothing will come in any more: the app-level token has been refused for minutes, or we have a bug. */
  readonly onFatal: (error: Error) => void;
}

/** Two sockets, so that one hears what is said while the other is replaced. Slack allows ten per app. */
const socketCount = 2;

/**
 * How long a pong may take. It is also how long a busy process may pause without losing its sockets, so it is not
 * shortened; reconnecting does not wait for it, see `socketLink`.
 */
const pongPatienceMs = 5_000;
const openTimeoutMs = 10_000;

/** A running product outlives a refusal that lasts no longer; at the start one is enough. */
const refusalPatienceMinutes = 5;

/** Socket Mode: Slack's messages come over WebSockets that we open. */
export function socketIntake(app: App, options: SocketIntakeOptions): Intake {
  const { clock, log } = options;
  const start = Promise.withResolvers<void>();
  let hasStarted = false;
  let refusedSince: Date | undefined;
  let goneSince = clock.now();
  let lastHelloAt: Date | undefined;

  const newReceiver = () => {
    const receiver = new SocketModeReceiver({
      appToken: options.appToken,
      logger: slackLogger(log),
      autoReconnectEnabled: false,
      clientPingTimeout: pongPatienceMs,
      // An object of its own: the client writes into the one it is given.
      installerOptions: {
        clientOptions: { ...slackClientOptions(options.apiUrl, slackLogger(log)), timeout: openTimeoutMs },
      },
      processEventErrorHandler: async ({ error }) => {
        log.error({ err: error }, 'Slack was told nothing of a message we could not take; it sends it again');
        return false;
      },
    });
    receiver.init(app);
    return receiver;
  };

  function onRefused(code: string): void {
    const error = new SlackRefusesToken('SLACK_APP_TOKEN', code);
    if (!hasStarted) {
      start.reject(error);
      return;
    }
    log.error({ code }, error.message);
    refusedSince ??= clock.now();
    if (clock.now() >= addMinutes(refusedSince, refusalPatienceMinutes)) options.onFatal(error);
  }

  function onHello(): void {
    lastHelloAt = clock.now();
    refusedSince = undefined;
    hasStarted = true;
    start.resolve();
    log.info({}, 'Slack said hello on a socket');
  }

  let links: ReturnType<typeof socketLink>[] = [];
  const isConnected = () => links.some((link) => link.isConnected());
  return {
    start() {
      if (links.length > 0) return start.promise;
      links = Array.from({ length: socketCount }, () =>
        socketLink({
          newReceiver,
          clock,
          pause: options.pause,
          log,
          onHello,
          onGone: () => {
            if (!isConnected()) goneSince = clock.now();
          },
          onRefused,
          onBroken: options.onFatal,
        }),
      );
      return start.promise;
    },
    stop() {
      for (const link of links) link.stop();
      start.resolve();
    },
    connection: () => (isConnected() ? { connected: true, lastHelloAt } : { connected: false, since: goneSince }),
  };
}
