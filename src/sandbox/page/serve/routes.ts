import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { ZodError } from 'zod';
import { ImpossibleActError } from '../../instagram/instagram-stage.ts';
import { parseJson } from '../../slack/json-object.ts';
import type { Person } from '../../slack/workspace/person.ts';
import type { Html } from '../html.ts';
import { piecesFor } from '../pieces/pieces-for.ts';
import type { Act } from './act.ts';
import { ActRefused } from './act-refused.ts';
import { faultActs } from './fault-acts.ts';
import { instagramActs } from './instagram-acts.ts';
import { pageHtml, pairHtml } from './page-html.ts';
import { NobodyError, personNamed } from './person-named.ts';
import { phoneActs } from './phone-acts.ts';
import { slackActs } from './slack-acts.ts';
import type { Stage } from './stage.ts';
import { staticFile } from './static-file.ts';
import { timeActs } from './time-acts.ts';
import { viewerOnPhone } from './viewer-name.ts';

const acts: Readonly<Record<string, Act>> = {
  ...slackActs,
  ...instagramActs,
  ...phoneActs,
  ...timeActs,
  ...faultActs,
};

/** Nothing that slipped through could load or run: only the page's own script and style, and pictures of this machine. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: http://127.0.0.1:*",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** Answers one request that came from the page itself; `run` tells a page that it is of an earlier one. */
export async function route(
  stage: Stage,
  run: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://page');
  const named = (parameter: string) => personNamed(stage.slack, url.searchParams.get(parameter));
  try {
    if (request.method === 'POST') return await answerAct(stage, url.pathname, request, response);
    switch (url.pathname) {
      case '/':
        return sendHtml(response, page(stage, run, named('as'), url.searchParams));
      case '/two':
        return sendHtml(response, pairHtml(named('left'), named('right')));
      case '/state': {
        const viewer = viewerOnPhone(url.searchParams);
        return sendJson(response, 200, { run, pieces: piecesFor(stage)({ person: named('as').id, viewer }) });
      }
      case '/picture':
        return await sendPicture(response, stage, url.searchParams.get('url') ?? '');
      case '/file':
        return await sendShared(response, stage, url.searchParams.get('id') ?? '');
      default:
        return await sendFile(response, url.pathname.slice(1));
    }
  } catch (error) {
    if (response.headersSent) throw error;
    const { status, says } = refusalFor(error);
    sendJson(response, status, { says });
  }
}

function page(
  { slack, instagram, day, channel: id }: Stage,
  run: string,
  person: Person,
  parameters: URLSearchParams,
): Html {
  const name = slack.channels.find((channel) => channel.id === id)?.name ?? id;
  return pageHtml({
    team: slack.identity.teamName,
    person,
    people: slack.people,
    channel: { id, name },
    speed: day.speed(),
    account: instagram.account().username,
    only: parameters.get('only') ?? '',
    viewer: viewerOnPhone(parameters),
    run,
  });
}

async function answerAct(
  stage: Stage,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const perform = Object.hasOwn(acts, path.slice('/act/'.length)) ? acts[path.slice('/act/'.length)] : undefined;
  if (!path.startsWith('/act/') || !perform) return sendJson(response, 404, { says: `There is no act ${path}.` });
  sendJson(response, 200, await perform(parseJson(await readText(request)), stage));
}

function refusalFor(error: unknown): { status: number; says: string } {
  if (error instanceof ZodError) return { status: 400, says: error.issues.map(({ message }) => message).join(' ') };
  if (error instanceof NobodyError) return { status: 404, says: error.message };
  if (error instanceof ImpossibleActError || error instanceof ActRefused) return { status: 409, says: error.message };
  return { status: 500, says: error instanceof Error ? error.message : String(error) };
}

async function sendFile(response: ServerResponse, name: string): Promise<void> {
  const file = await staticFile(name);
  if (!file) return sendJson(response, 404, { says: `There is no ${name} here.` });
  response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' }).end(file.bytes);
}

/** A picture that stands in a message, as Slack's client gets it: from Slack, never from where it lies. */
async function sendPicture(response: ServerResponse, { slack }: Stage, address: string): Promise<void> {
  const picture = slack.picture(address);
  if (!picture) return sendJson(response, 404, { says: 'Slack has no such picture.' });
  response
    .writeHead(200, { 'content-type': picture.type, 'cache-control': 'private, max-age=3600' })
    .end(picture.bytes);
}

/** A file that somebody shared, to keep: it may hold anything, so the page never shows it. */
async function sendShared(response: ServerResponse, { slack }: Stage, id: string): Promise<void> {
  const address = slack.file(id)?.url_private;
  if (typeof address !== 'string') return sendJson(response, 404, { says: 'Slack has no such file.' });
  const file = await fetch(address, { headers: { authorization: `Bearer ${slack.identity.botToken}` } });
  response
    .writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' })
    .end(await file.bytes());
}

function sendHtml(response: ServerResponse, page: Html): void {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentPolicy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  };
  response.writeHead(200, headers).end(page.toString());
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
