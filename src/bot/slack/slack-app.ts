import { App } from '@slack/bolt';
import type { Clock } from '../../domain/clock.ts';
import { type BotLog, slackLogger } from './bot-log.ts';
import { dispatch } from './dispatch.ts';
import { httpIntake } from './http-intake.ts';
import type { SlackIdentity } from './identify.ts';
import { inFlight } from './in-flight.ts';
import type { Connection, SlackRequestListener } from './intake.ts';
import type { Listeners } from './interaction.ts';
import { onceOnly } from './once-only.ts';
import type { Pause } from './pause.ts';
import { answerPrivately } from './private-answer.ts';
import { type SlackClients, slackClientOptions } from './slack-clients.ts';
import { socketIntake } from './socket-intake.ts';
import type { Teammates } from './teammates.ts';

/** How Slack reaches us. */
export type SlackTransport =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string };

export interface SlackAppOptions {
  readonly transport: SlackTransport;
  readonly botToken: string;
  readonly apiUrl: string;
  readonly identity: SlackIdentity;
  readonly clients: SlackClients;
  readonly teammates: Teammates;
  readonly listeners: Listeners;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly log: BotLog;
  /**
   * Nothing will come in any more unless the process is started anew: Slack has refused the app-level token for minutes
   * (`SlackRefusesToken`), or we have a bug. What was taken in goes on.
   */
  readonly onFatal: (error: Error) => void;
}

/** Everything that comes in from one Slack workspace. */
export interface SlackApp {
  /**
   * Resolves once Slack can reach us.
   *
   * @throws SlackRefusesToken when Slack says for certain that the app-level token is no good
   */
  start(): Promise<void>;
  /** Takes nothing in any more, then waits for what is in hand, at most 10 seconds. */
  stop(): Promise<void>;
  connection(): Connection;
  /** HTTP mode only: answers `/slack/events` on the product's own server. */
  readonly requestListener: SlackRequestListener | undefined;
}

const drainPatienceMs = 10_000;

/** Builds the Bolt app. It calls nobody until started; whose token it is was asked before, see `identify`. */
export function slackApp(options: SlackAppOptions): SlackApp {
  const { transport, botToken, apiUrl, identity, clients, teammates, listeners, clock, pause, log } = options;
  const app = new App({
    // Receivers come and go, and are bound to the app as they come.
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    authorize: async () => ({ botToken, botId: identity.botId, botUserId: identity.botUser, teamId: identity.team }),
    clientOptions: slackClientOptions(apiUrl, slackLogger(log)),
    logger: slackLogger(log),
    convoStore: false,
  });
  app.error(async (error) => log.error({ err: error }, 'A message from Slack could not be dealt with'));

  const working = inFlight();
  dispatch(app, listeners, {
    team: identity.team,
    clock,
    log,
    inFlight: working,
    once: onceOnly(),
    answer: answerPrivately(clients, log),
    readerOf: teammates.readerOf,
  });

  const intake =
    transport.mode === 'socket'
      ? socketIntake(app, { appToken: transport.appToken, apiUrl, clock, pause, log, onFatal: options.onFatal })
      : httpIntake(app, { signingSecret: transport.signingSecret, log });
  return {
    start: () => intake.start(),
    async stop() {
      intake.stop();
      const undone = await working.drain(drainPatienceMs, pause);
      if (undone > 0) log.warn({ undone }, 'Stopped with interactions still in hand');
    },
    connection: () => intake.connection(),
    requestListener: intake.requestListener,
  };
}
