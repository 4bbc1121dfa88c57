/**
 * Loaded into a real process of the product before anything else (`node --import`): numbers every step that the process
 * takes outside of itself, and ends or stops the process at one of them.
 *
 * A step is an SQL statement, a call to Slack or Instagram, a message on a socket to Slack, or the answer to an HTTP
 * request. Each has two points: before anything has left the process, and after the effect, when the answer is there and
 * the process does not know it yet. A point is named by what is done and the how-manieth time, not by its place in the
 * whole run: what else runs at the same time may come sooner or later.
 *
 * SIGUSR2 begins the counting, and ends it again.
 *
 * - `RIG_POINTS`: the file that every point passed is written to
 * - `RIG_STOP_AT`: the point at which the process ends
 * - `RIG_STOP_WITH`: the signal it then gives itself, by default SIGKILL
 */
import { hash } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import { ServerResponse } from 'node:http';
import { isMainThread } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { WebSocket } from 'undici';
import { armedLine, type Side } from './point.ts';

const file = process.env.RIG_POINTS;
const stopAt = process.env.RIG_STOP_AT;
const stopWith = process.env.RIG_STOP_WITH === 'SIGSTOP' ? 'SIGSTOP' : 'SIGKILL';
const log = file === undefined ? undefined : openSync(file, 'a');
const counts = new Map<string, number>();
let isCounting = false;

/** Written at once: nothing that is still in a buffer survives the kill. */
const write = (line: string) => log !== undefined && writeSync(log, `${line}\n`);

function passes(side: Side, step: string): void {
  const point = `${side} ${step}`;
  write(point);
  if (point === stopAt) process.kill(process.pid, stopWith);
}

/** Runs one step outside and passes both of its points. */
async function around<T>(label: string, run: () => Promise<T>): Promise<T> {
  const step = begins(label);
  const result = await run();
  if (step) passes('after', step);
  return result;
}

function begins(label: string): string | undefined {
  if (!isCounting) return undefined;
  const count = (counts.get(label) ?? 0) + 1;
  counts.set(label, count);
  const step = `${label} #${count}`;
  passes('before', step);
  return step;
}

const shownLength = 56;

/** How a statement begins, and what tells it from others that begin alike. */
function statementLabel(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words.length <= shownLength) return `sql ${words}`;
  return `sql ${words.slice(0, shownLength)}… ${hash('sha256', words, 'hex').slice(0, 6)}`;
}

type Ask = (...args: unknown[]) => unknown;

/** Every statement of `node-postgres` goes through `Client.query`; the product waits for promises, pools for callbacks. */
function watchPostgres(): void {
  const query = pg.Client.prototype.query as Ask;
  pg.Client.prototype.query = function watched(this: pg.Client, ...args: unknown[]) {
    const [asked] = args;
    const text = typeof asked === 'string' ? asked : (asked as { text?: string } | undefined)?.text;
    const takesCallback = args.some((argument) => typeof argument === 'function');
    if (text === undefined || takesCallback) return query.apply(this, args);
    return around(statementLabel(text), async () => query.apply(this, args));
  } as typeof pg.Client.prototype.query;
}

/** Of PGlite the product uses statements and transactions; the ends of a transaction are steps of their own. */
function watchPglite(): void {
  const query = PGlite.prototype.query as Ask;
  const transaction = PGlite.prototype.transaction as Ask;
  PGlite.prototype.query = function watched(this: PGlite, ...args: unknown[]) {
    return around(statementLabel(String(args[0])), async () => query.apply(this, args));
  } as typeof PGlite.prototype.query;
  PGlite.prototype.transaction = async function watched(this: PGlite, work: (tx: { query: Ask }) => Promise<unknown>) {
    const begin = begins('sql begin');
    let end: string | undefined;
    const result = await transaction.call(this, async (tx: { query: Ask }) => {
      if (begin) passes('after', begin);
      const inside = tx.query.bind(tx);
      tx.query = (...args) => around(statementLabel(String(args[0])), async () => inside(...args));
      const done = await work(tx);
      end = begins('sql commit');
      return done;
    });
    if (end) passes('after', end);
    return result;
  } as typeof PGlite.prototype.transaction;
}

function watchCalls(): void {
  const original = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const path = url.pathname.replace(/\d{6,}/g, 'ID');
    return around(`${init?.method ?? 'GET'} ${path}`, () => original(input, init));
  };
}

/** Answers to Slack's envelopes; a socket only takes them, so the point after is the next turn of the event loop. */
function watchSockets(): void {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function watched(data) {
    const step = begins('answer to Slack');
    send.call(this, data);
    if (step) setImmediate(() => passes('after', step));
  };
}

/** Answers to webhooks; what the rig itself asks for is none of the product's work. */
function watchAnswers(): void {
  const end = ServerResponse.prototype.end as Ask;
  ServerResponse.prototype.end = function watched(this: ServerResponse, ...args: unknown[]) {
    const path = this.req.url ?? '';
    const step = /^\/(readyz|healthz|metrics)/.test(path) ? undefined : begins(`answer ${this.statusCode} to ${path}`);
    if (step) this.once('finish', () => passes('after', step));
    return end.apply(this, args);
  } as typeof ServerResponse.prototype.end;
}

if (isMainThread) {
  watchPostgres();
  watchPglite();
  watchCalls();
  watchSockets();
  watchAnswers();
  process.on('SIGUSR2', () => {
    isCounting = !isCounting;
    write(isCounting ? armedLine : 'disarmed');
  });
}
