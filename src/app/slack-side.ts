import type { Logger } from 'pino';
import type { Bot } from '../bot/bot.ts';
import { listeners } from '../bot/listeners.ts';
import type { Publishing } from '../bot/publisher/publication-step.ts';
import { slackChannel } from '../bot/publisher/slack-channel.ts';
import { slackLogger } from '../bot/slack/bot-log.ts';
import { deskChannels } from '../bot/slack/desk-channels.ts';
import { identify } from '../bot/slack/identify.ts';
import type { Connection, SlackRequestListener } from '../bot/slack/intake.ts';
import { screens } from '../bot/slack/screens.ts';
import { slackApp } from '../bot/slack/slack-app.ts';
import { slackClients } from '../bot/slack/slack-clients.ts';
import { teammates } from '../bot/slack/teammates.ts';
import type { SlackConfig } from '../config/slack-config.ts';
import type { Desk } from '../domain/desk.ts';
import { writeCsv } from '../integrations/files/write-csv.ts';
import type { Metrics } from '../integrations/http/metrics.ts';
import type { Machine } from './machine.ts';

export interface SlackSideParts {
  readonly desk: Desk;
  readonly machine: Pick<Machine, 'fetch' | 'sleep'>;
  readonly log: Logger;
  /** Undefined when nobody reads them, as for one command. */
  readonly metrics?: Metrics;
  readonly onFatal: (fault: Error) => void;
  readonly signal: AbortSignal;
}

/** One Slack workspace, in and out. */
export interface SlackSide {
  readonly bot: Bot;
  readonly publishing: Publishing;
  /** Undefined until Slack could reach us for the first time. */
  connection(): Connection | undefined;
  readonly requestListener: SlackRequestListener | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Finds out whose token it is and puts the bot together; nothing comes in before `start`.
 *
 * @throws SlackRefusesToken
 */
export async function slackSide(config: SlackConfig, parts: SlackSideParts): Promise<SlackSide> {
  const { desk, machine, log, signal, metrics } = parts;
  const clients = slackClients({
    token: config.botToken,
    apiUrl: config.apiUrl,
    logger: slackLogger(log),
    fetch: machine.fetch,
    observe: (method, result) => metrics?.slackCalls.inc({ method, result }),
  });
  const identity = await identify(clients.reading, { log, pause: machine.sleep, signal });
  const people = teammates({
    // A person waits for what depends on it, within the three seconds of a modal's trigger.
    reading: clients.interactive,
    identity,
    managers: desk.settings.managers,
    clock: desk.clock,
  });
  let hasStarted = false;
  const connection = () => app.connection();
  const bot: Bot = {
    desk,
    identity,
    clients,
    teammates: people,
    channels: deskChannels(clients.reading),
    screens: screens(clients.interactive),
    connection,
    lastDeliveryAt: () => desk.database.stores.deliveries.lastReceivedAt(),
    writeTable: writeCsv,
    pause: machine.sleep,
    log,
  };
  const app = slackApp({
    transport: config,
    botToken: config.botToken,
    apiUrl: config.apiUrl,
    identity,
    clients,
    teammates: people,
    listeners: listeners(bot),
    clock: desk.clock,
    pause: machine.sleep,
    log,
    onFatal: parts.onFatal,
  });
  return {
    bot,
    publishing: {
      desk,
      slack: slackChannel(clients),
      onHotPosted: (seconds) => metrics?.hotToPosted.observe(seconds),
    },
    connection: () => (hasStarted ? connection() : undefined),
    requestListener: app.requestListener,
    async start() {
      const giveUp = () => void app.stop();
      signal.throwIfAborted();
      signal.addEventListener('abort', giveUp);
      try {
        await app.start();
        signal.throwIfAborted();
        hasStarted = true;
      } finally {
        signal.removeEventListener('abort', giveUp);
      }
    },
    stop: () => app.stop(),
  };
}
