import { type App, HTTPReceiver } from '@slack/bolt';
import { type BotLog, slackLogger } from './bot-log.ts';
import type { Intake, SlackRequestListener } from './intake.ts';

const slackEventsPath = '/slack/events';

type SlackResponse = Parameters<SlackRequestListener>[1];

/**
 * HTTP mode: Slack's messages come as signed requests to a server that is not ours to start or stop.
 *
 * @param signingSecret checked over the raw bytes; forged and old requests get 401
 */
export function httpIntake(
  app: App,
  { signingSecret, log }: { readonly signingSecret: string; readonly log: BotLog },
): Intake {
  let isOpen = true;
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: slackEventsPath,
    logger: slackLogger(log),
    // Bolt's own handlers write a second answer where one was given already, which ends the process.
    unhandledRequestHandler: ({ response }) => {
      log.error({}, 'Slack got no acknowledgement in time');
      answer(response, 404);
    },
    processEventErrorHandler: async ({ error, response }) => {
      log.error({ err: error }, 'A message from Slack could not be taken');
      answer(response, 500);
      return false;
    },
  });
  receiver.init(app);
  return {
    requestListener(request, response) {
      if (!isOpen) {
        answer(response, 503);
        return;
      }
      try {
        receiver.requestListener(request, response);
      } catch {
        // What the receiver throws at once is a path or method that is not its own.
        answer(response, 404);
      }
    },
    start: async () => {},
    stop() {
      isOpen = false;
    },
    connection: () => ({ connected: true, lastHelloAt: undefined }),
  };
}

function answer(response: SlackResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status);
  if (!response.writableEnded) response.end();
}
