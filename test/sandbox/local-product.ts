import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { WebClient } from '@slack/web-api';
import { desk } from '../../src/sandbox/sandbox-cast.ts';

type Webhook = { path: string; signature: string; body: string };

/** Stands where the product does: takes webhooks at its port, and posts to Slack when a test says so. */
export type LocalProduct = {
  environment: Record<string, string>;
  nextWebhook: Promise<Webhook>;
  start(environment: Record<string, string>): Promise<{ stop(): Promise<void> }>;
  stop(): Promise<void>;
  isStopped(): boolean;
  /** Posts to the desk channel; resolves to the timestamp. */
  post(text: string): Promise<string>;
  /** Whether Slack still knew the message. */
  update(ts: string, text: string): Promise<boolean>;
};

export function localProduct(): LocalProduct {
  const webhook = Promise.withResolvers<Webhook>();
  let isStopped = false;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    webhook.resolve({ path: request.url ?? '', signature: String(request.headers['x-hub-signature-256']), body });
    response.end();
  });
  const slack = () => {
    const { SLACK_API_URL: slackApiUrl = '', SLACK_BOT_TOKEN: token } = product.environment;
    return new WebClient(token, { slackApiUrl });
  };

  const product: LocalProduct = {
    environment: {},
    nextWebhook: webhook.promise,
    async start(environment) {
      product.environment = environment;
      await new Promise<void>((resolve) => server.listen(Number(environment.PORT), environment.HOST, resolve));
      return { stop: product.stop };
    },
    isStopped: () => isStopped,
    async stop() {
      isStopped = true;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    post: async (words) => String((await slack().chat.postMessage({ channel: desk.id, text: words })).ts),
    update: async (ts, words) => (await slack().chat.update({ channel: desk.id, ts, text: words })).ok,
  };
  return product;
}
