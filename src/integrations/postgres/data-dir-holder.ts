import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findLocks, lockName, pidFile, socketPath } from './data-dir-lock-files.ts';

const pidAnswerMs = 500;

/**
 * Whether the `number`th holder lives. The kernel accepts connections for a process that is stopped or busy, and
 * refuses them once it is gone.
 */
export function isListening(dir: string, number: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath(dir, lockName(number)));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const { code } = error;
      if (code === 'ECONNREFUSED' || code === 'ENOENT') resolve(false);
      else if (code === 'EAGAIN')
        resolve(true); // a full queue is somebody's queue
      else if (code === 'ECONNRESET')
        resolve(isListening(dir, number)); // it ended just while we knocked
      else reject(error);
    });
  });
}

/** The pid of the `number`th holder, from itself or, when it does not answer, from what it wrote. */
export async function askForPid(dir: string, number: number): Promise<number | undefined> {
  const told = await send(dir, number, { path: '/pid', signal: AbortSignal.timeout(pidAnswerMs) }).then(text, () =>
    readFile(join(dir, pidFile(number)), 'utf8').catch(() => ''),
  );
  return /^\d+$/.test(told) ? Number(told) : undefined;
}

/** What the holder answers: `body` while it comes. It must be read to its end, or destroyed. */
export interface HolderAnswer {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: IncomingMessage;
}

/**
 * Sends `body` to `path` of the process that holds `dir`, as a POST; undefined when nobody holds it.
 *
 * Waits as long as the answer takes, unless `signal` ends it.
 */
export async function askHolder(
  dir: string,
  path: string,
  body: string,
  signal?: AbortSignal,
): Promise<HolderAnswer | undefined> {
  const highest = Math.max(0, ...(await findLocks(dir)));
  if (highest === 0 || !(await isListening(dir, highest))) return undefined;
  const response = await send(dir, highest, { path, body, signal });
  return { status: response.statusCode ?? 0, type: response.headers['content-type'], body: response };
}

interface Question {
  readonly path: string;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
}

function send(dir: string, number: number, { path, body, signal }: Question): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const socket = socketPath(dir, lockName(number));
    const question = request({ socketPath: socket, path, method, agent: false, ...(signal && { signal }) }, resolve);
    question.on('error', reject);
    question.end(body);
  });
}
