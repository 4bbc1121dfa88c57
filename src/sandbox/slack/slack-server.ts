import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { SocketMode } from './delivery/socket-mode.ts';
import { isJsonObject, parseJson } from './json-object.ts';
import type { MethodContext } from './methods/method.ts';
import { SlackApiError } from './slack-api-error.ts';
import { receiveUpload, serveFile } from './web-api/file-transfer.ts';
import { readArguments } from './web-api/request-body.ts';
import { applyResponse } from './web-api/response-url.ts';
import { type WebApiParts, webApi } from './web-api/web-api.ts';

/** One HTTP server for the Web API, uploads, downloads, response URLs and Socket Mode. */
export function slackServer(parts: WebApiParts, sockets: SocketMode): Server {
  const callMethod = webApi(parts);
  const { context } = parts;

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, area, id = ''] = new URL(request.url ?? '/', 'http://local').pathname.split('/');
    switch (area) {
      case 'api':
        return callMethod(request, response, id);
      case 'response':
        return answerInteraction(context, request, response, id);
      case 'upload':
        return receiveUpload(context.workspace, request, response, id);
      case 'files':
        return serveFile(context.workspace, request, response, id);
      default:
        response.writeHead(404).end();
    }
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      // A caller that hung up is no failure of ours; anything else is a bug worth seeing in the answer.
      if (response.destroyed) return;
      response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
    });
  });
  server.on('upgrade', (request, stream, head) => sockets.accept(request, stream, head));
  return server;
}

async function answerInteraction(
  context: MethodContext,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const body = await readArguments(request);
  const payload = typeof body?.payload === 'string' ? parseJson(body.payload) : body;
  try {
    if (!isJsonObject(payload)) throw new SlackApiError('invalid_payload');
    applyResponse(context, id, payload);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
  } catch (error) {
    if (!(error instanceof SlackApiError)) throw error;
    const status = error.error === 'used_url' || error.error === 'expired_url' ? 404 : 400;
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ok: false, error: error.error }));
  }
}
