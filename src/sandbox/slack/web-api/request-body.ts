import type { IncomingMessage } from 'node:http';
import { isJsonObject, type JsonObject, parseJson } from '../json-object.ts';

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * The arguments of a Web API call: query, form or JSON. `undefined` when a JSON
 * body can't be read.
 *
 * Source: docs.slack.dev/apis/web-api
 */
export async function readArguments(request: IncomingMessage): Promise<JsonObject | undefined> {
  const url = new URL(request.url ?? '/', 'http://local');
  const query = Object.fromEntries(url.searchParams);
  const body = await readBody(request);
  if (body.length === 0) return query;
  if (!contentType(request).startsWith('application/json')) return { ...query, ...(await formFields(request, body)) };
  const parsed = parseJson(body.toString());
  return isJsonObject(parsed) ? { ...query, ...parsed } : undefined;
}

/** The bytes of an upload: a multipart body's first file, or the whole body. */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const body = await readBody(request);
  if (!contentType(request).startsWith('multipart/form-data')) return body;
  for (const value of (await parseForm(request, body)).values()) {
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  }
  return Buffer.alloc(0);
}

async function formFields(request: IncomingMessage, body: Buffer): Promise<JsonObject> {
  if (!contentType(request).startsWith('multipart/form-data')) {
    return Object.fromEntries(new URLSearchParams(body.toString()));
  }
  return Object.fromEntries([...(await parseForm(request, body))].filter(([, value]) => typeof value === 'string'));
}

function parseForm(request: IncomingMessage, body: Buffer): Promise<FormData> {
  return new Response(new Uint8Array(body), { headers: { 'content-type': contentType(request) } }).formData();
}

function contentType(request: IncomingMessage): string {
  return request.headers['content-type'] ?? '';
}
