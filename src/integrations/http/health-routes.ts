import type { ServerResponse } from 'node:http';
import type { Route } from './http-server.ts';

/** Whether Storydesk can do its work, and each thing that this depends on in a few words. */
export interface Readiness {
  readonly ok: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

/** `/healthz`: the process runs and its event loop turns. Says nothing about what it depends on. */
export const healthzRoute: Route = {
  method: 'GET',
  path: '/healthz',
  handle: (_request, response) => answerJson(response, 200, { ok: true }),
};

/** `/readyz`: 200 when everything that is needed answers, else 503. What `readiness` throws is a fault, hence a 500. */
export const readyzRoute = (readiness: () => Promise<Readiness>): Route => ({
  method: 'GET',
  path: '/readyz',
  async handle(_request, response) {
    const { ok, checks } = await readiness();
    answerJson(response, ok ? 200 : 503, { ok, checks });
  },
});

function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
