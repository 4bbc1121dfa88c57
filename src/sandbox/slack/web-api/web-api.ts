import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonObject } from '../json-object.ts';
import type { Method, MethodContext } from '../methods/method.ts';
import { METHODS } from '../methods/method-table.ts';
import { SlackApiError } from '../slack-api-error.ts';
import { type Call, type CallLog, decodedArguments } from './call-log.ts';
import type { FaultKind, Faults } from './faults.ts';
import type { RateLimits } from './rate-limits.ts';
import { readArguments } from './request-body.ts';

export type WebApiParts = { context: MethodContext; calls: CallLog; faults: Faults; limits: RateLimits };

type Answer = { status: number; body: JsonObject; headers?: Record<string, string>; applied: boolean };

/** Answers `POST /api/METHOD` as Slack's Web API does. Source: docs.slack.dev/apis/web-api */
export function webApi({ context, calls, faults, limits }: WebApiParts) {
  return async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    calls.underWay += 1;
    try {
      await answer(request, response, name);
    } finally {
      calls.underWay -= 1;
    }
  };

  async function answer(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    const args = await readArguments(request);
    const shown = decodedArguments(args ?? {});
    const call = calls.begin(name, shown, context.workspace.clock.now());
    const fault = faults.strike(name, shown);
    if (fault?.kind === 'delay') await context.workspace.clock.sleep(fault.ms);
    const given = forcedAnswer(fault) ?? answerCall(name, args, tokenOf(request, args), context, limits);
    call.applied = given.applied;
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'answer-lost' || fault?.kind === 'cut-before') {
      response.destroy();
      return;
    }
    send(response, call, given);
  }
}

/** The answer that a fault puts in place of the method's own. */
function forcedAnswer(fault: FaultKind | undefined): Answer | undefined {
  switch (fault?.kind) {
    case 'rate-limited':
      return rateLimited(fault.retryAfterSeconds);
    case 'server-error':
      return { status: 500, body: {}, applied: false };
    case 'error':
      return refused(new SlackApiError(fault.error));
    case 'cut-before':
      return { status: 0, body: {}, applied: false };
    case 'hang':
      return fault.applied ? undefined : { status: 0, body: {}, applied: false };
    default:
      return undefined;
  }
}

function answerCall(
  name: string,
  args: JsonObject | undefined,
  token: string | undefined,
  context: MethodContext,
  limits: RateLimits,
): Answer {
  try {
    const method = METHODS.get(name);
    if (!method) throw new SlackApiError('unknown_method');
    if (!args) throw new SlackApiError('invalid_json');
    authorize(method, token, context);
    const wait = limits.retryAfterSeconds(name, method.rate, args);
    if (wait !== undefined) return rateLimited(wait);
    return { status: 200, body: { ok: true, ...method.run(args, context) }, applied: true };
  } catch (error) {
    if (error instanceof SlackApiError) return refused(error);
    throw error;
  }
}

function authorize(method: Method, token: string | undefined, { workspace }: MethodContext): void {
  if (method.token === 'none') return;
  if (token === undefined || token === '') throw new SlackApiError('not_authed');
  const { botToken, appToken } = workspace.identity;
  if (token !== botToken && token !== appToken) throw new SlackApiError('invalid_auth');
  if (token !== (method.token === 'app' ? appToken : botToken)) throw new SlackApiError('not_allowed_token_type');
  if (token === botToken && workspace.state.tokenRevoked) throw new SlackApiError('token_revoked');
}

function tokenOf(request: IncomingMessage, args: JsonObject | undefined): string | undefined {
  const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return bearer ?? (typeof args?.token === 'string' ? args.token : undefined);
}

function rateLimited(seconds: number): Answer {
  return {
    status: 429,
    body: { ok: false, error: 'ratelimited' },
    headers: { 'retry-after': String(seconds) },
    applied: false,
  };
}

function refused({ error, messages }: SlackApiError): Answer {
  const details =
    messages.length === 0
      ? {}
      : { errors: messages, response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } };
  return { status: 200, body: { ok: false, error, ...details }, applied: false };
}

function send(response: ServerResponse, call: Call, { status, body, headers }: Answer): void {
  // A method may hand out live objects; the log keeps what was said at the time.
  const text = JSON.stringify(body);
  call.status = status;
  call.answer = JSON.parse(text) as JsonObject;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(text);
}
