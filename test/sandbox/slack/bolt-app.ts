import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { LocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { silentLogger } from './silent-logger.ts';

const quiet = { logger: silentLogger };

/** An unmodified Bolt app that knows nothing of the stand-in but its address. */
export function socketApp(slack: LocalSlack): App {
  const { appToken, botToken } = slack.identity;
  return new App({
    ...quiet,
    token: botToken,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    receiver: new SocketModeReceiver({
      ...quiet,
      appToken,
      clientPingTimeout: 250,
      // A receiver made by hand doesn't see the app's clientOptions.
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    }),
  });
}

/** The same over HTTP, at `/slack/events` of the port it is started on. */
export function httpApp(slack: LocalSlack, signingSecret = slack.identity.signingSecret): App {
  return new App({
    ...quiet,
    token: slack.identity.botToken,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    receiver: new HTTPReceiver({ ...quiet, signingSecret }),
  });
}
