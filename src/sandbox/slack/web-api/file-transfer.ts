import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Workspace } from '../workspace/workspace.ts';
import { readUpload } from './request-body.ts';

/** What the first bytes of common files look like; Slack sniffs too, whatever the name says. */
const SIGNATURES: [mimetype: string, hex: string][] = [
  ['image/png', '89504e47'],
  ['image/jpeg', 'ffd8ff'],
  ['image/gif', '47494638'],
  ['application/pdf', '25504446'],
];

const TEXT_TYPES: Record<string, string> = { csv: 'text/csv', json: 'application/json', txt: 'text/plain' };

export function sniffedType(name: string, bytes: Buffer): string {
  const signature = SIGNATURES.find(([, hex]) => bytes.toString('hex', 0, hex.length / 2) === hex);
  return signature?.[0] ?? TEXT_TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
}

/** Takes the bytes for a file announced with `files.getUploadURLExternal`. */
export async function receiveUpload(
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const file = workspace.state.files[id];
  const bytes = await readUpload(request);
  if (!file || file.complete || bytes.length !== file.size) {
    response.writeHead(file ? 400 : 404).end('upload refused');
    return;
  }
  file.bytes = bytes.toString('base64');
  file.mimetype = sniffedType(file.name, bytes);
  response.writeHead(200).end(`OK - ${bytes.length}`);
}

/** Serves `url_private` to whoever shows the bot token; others get a login page, as on Slack. */
export function serveFile(workspace: Workspace, request: IncomingMessage, response: ServerResponse, id: string): void {
  const file = workspace.state.files[id];
  if (request.headers.authorization !== `Bearer ${workspace.identity.botToken}`) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html><title>Sign in</title></html>');
    return;
  }
  if (!file?.complete) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': file.mimetype }).end(Buffer.from(file.bytes, 'base64'));
}
