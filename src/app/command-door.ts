import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { readBody } from '../integrations/http/read-body.ts';
import type { CommandResult } from './command-result.ts';
import { deskCommand, runDeskCommand } from './commands.ts';
import { logRequest, openLog } from './open-log.ts';

export const doorPath = '/command';
/** What a file is answered as; any other answer is a `CommandResult`. */
export const fileType = 'application/octet-stream';
/** Room for files of thousands of templates, names or sales. */
const maxCommandBytes = 16 * 1024 * 1024;

const askedFor = z.union([logRequest, deskCommand]);
type Context = () => Parameters<typeof runDeskCommand>[1];

/** Answers the command line through the door in the data directory. */
export function commandDoor(context: Context): RequestListener {
  return (request, response) => void answer(request, response, context);
}

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  try {
    const asked = askedFor.parse(JSON.parse((await readBody(request, maxCommandBytes)).toString('utf8')));
    if (asked.name !== 'export') return say(response, await runDeskCommand(asked, context()));
    const log = await openLog(context().bot, asked);
    if (log.kind === 'refused') return say(response, log.result);
    response.writeHead(200, { 'content-type': fileType });
    // As it is made: a year of history is larger than what a process should hold. Paging would need a place to go on
    // from in every answer; the connection holds it for nothing, and its back-pressure waits for whoever reads slowly.
    await pipeline(log.chunks, response);
  } catch (fault) {
    // Whoever has begun to read must not take the half for the whole; whoever hung up hears nothing more.
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end(String(fault));
  }
}

const say = (response: ServerResponse, result: CommandResult) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
