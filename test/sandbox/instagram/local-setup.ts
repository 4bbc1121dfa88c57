import { onTestFinished } from 'vitest';
import {
  type AccountOptions,
  type LocalInstagram,
  type LocalInstagramOptions,
  startLocalInstagram,
} from '../../../src/sandbox/instagram/local-instagram.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { type WebhookReceiver, webhookReceiver } from './webhook-receiver.ts';

export const shop: AccountOptions = {
  id: '17841405822304914',
  username: 'atelier.lumiere',
  login: 'instagram',
  accessToken: 'IGAAshop',
};
export const pageShop: AccountOptions = {
  id: '17841405822304999',
  username: 'atelier.page',
  login: 'facebook',
  pageId: '104729384756101',
  accessToken: 'EAAGpage',
};

export type LocalSetup = {
  instagram: LocalInstagram;
  receiver: WebhookReceiver;
  clock: ManualClock;
  /** Calls the Graph API, as the shop unless another token is given. */
  graph(method: string, path: string, options?: { body?: object; token?: string | null }): Promise<GraphAnswer>;
};
export type GraphAnswer = { status: number; headers: Headers; body: Record<string, unknown> };

/** A local Instagram at 2026-11-20 09:00 UTC with a receiver for its webhooks, gone when the test is. */
export async function localSetup(options: Partial<LocalInstagramOptions> = {}): Promise<LocalSetup> {
  const clock = manualClock('2026-11-20T09:00:00Z');
  const receiver = await webhookReceiver();
  const instagram = await startLocalInstagram({
    accounts: [shop],
    appSecrets: ['test_app_secret'],
    verifyToken: 'verify-me',
    webhookUrl: receiver.url,
    clock,
    idSeed: 'test',
    ...options,
  });
  onTestFinished(async () => {
    await instagram.close();
    await receiver.close();
  });
  return {
    instagram,
    receiver,
    clock,
    async graph(method, path, { body, token = shop.accessToken } = {}) {
      const response = await fetch(`${instagram.url}/v26.0${path}`, {
        method,
        headers: {
          ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Record<string, unknown>,
      };
    },
  };
}

/** The error of a refused call, without its trace id. */
export function errorOf({ body }: GraphAnswer): Record<string, unknown> {
  const { fbtrace_id: _, ...error } = body.error as Record<string, unknown>;
  return error;
}
