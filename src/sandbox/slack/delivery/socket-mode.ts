import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { isJsonObject, type JsonObject, parseJson } from '../json-object.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ACKNOWLEDGE_WITHIN_MS, type Courier, type Delivery, type Envelope } from './delivery.ts';

/** Source: docs.slack.dev/apis/events-api/using-socket-mode */
const MOST_SOCKETS = 10;
const APPROXIMATE_CONNECTION_SECONDS = 3600;
// Clients count on a ping at least every 30 seconds once they have seen one.
const PING_EVERY_MS = 10_000;
const PATIENCE_AT_CLOSE_MS = 500;
const GOING_AWAY = 1001;

/**
 * The WebSocket side of Slack: tickets, `hello`, envelopes to any one open
 * socket in turn, acknowledgements, `disconnect`.
 */
export class SocketMode implements Courier {
  readonly #workspace: Workspace;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, (payload: unknown) => void>();
  #sockets: WebSocket[] = [];
  #turn = 0;
  #duplicates = 0;
  #refuseUntilMs = 0;
  // Real time, whatever the workspace's clock: it keeps real connections alive.
  readonly #pings = setInterval(() => this.#sockets.forEach((socket) => void socket.ping()), PING_EVERY_MS).unref();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  get openSockets(): number {
    return this.#sockets.length;
  }

  /** A single-use address for one socket, as `apps.connections.open` gives it. */
  openUrl(origin: string): string {
    const ticket = this.#workspace.nextId('ticket-');
    this.#tickets.add(ticket);
    return `${origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${this.#workspace.identity.appId}`;
  }

  /** Takes over an HTTP upgrade; without a fresh ticket the connection is refused. */
  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy()); // whoever is refused may be gone already
    const ticket = URL.parse(`http://local${request.url}`)?.searchParams.get('ticket') ?? '';
    if (this.#workspace.nowMs() < this.#refuseUntilMs || !this.#tickets.delete(ticket)) {
      stream.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, stream, head, (socket) => this.#welcome(socket));
  }

  async deliver(envelope: Envelope): Promise<Delivery> {
    const delivery: Delivery = { ...envelope, at: this.#workspace.clock.now() };
    const acknowledged = this.#send(delivery);
    if (!acknowledged) {
      delivery.error = 'nobody_listening';
      return delivery;
    }
    const inTime = await Promise.race([
      acknowledged.then(() => true),
      this.#workspace.clock.sleep(ACKNOWLEDGE_WITHIN_MS).then(() => false),
    ]);
    if (!inTime) delivery.error = 'timeout';
    return delivery;
  }

  /** Asks every client to reconnect, as Slack does every few hours. */
  refresh(): void {
    for (const socket of this.#sockets) this.#say(socket, { type: 'disconnect', reason: 'refresh_requested' });
  }

  /** Cuts every socket without a word. */
  drop(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** Turns new sockets away for `ms`. */
  refuseNew(ms: number): void {
    this.#refuseUntilMs = this.#workspace.nowMs() + ms;
  }

  /** Sends the next `count` envelopes twice, each copy with an envelope id of its own. */
  duplicateNext(count = 1): void {
    this.#duplicates += count;
  }

  /** Says goodbye to every client; one that doesn't answer is cut. */
  async close(): Promise<void> {
    clearInterval(this.#pings);
    const farewells = this.#sockets.map((socket) => {
      const closed = once(socket, 'close');
      socket.close(GOING_AWAY);
      return closed;
    });
    await Promise.race([Promise.all(farewells), pause(PATIENCE_AT_CLOSE_MS, undefined, { ref: false })]);
    this.drop();
    this.#server.close();
  }

  #welcome(socket: WebSocket): void {
    // A client that vanishes while we write is its own affair; the close event follows.
    socket.on('error', () => socket.terminate());
    if (this.#sockets.length >= MOST_SOCKETS) {
      this.#say(socket, { type: 'disconnect', reason: 'too_many_websockets' });
      socket.close();
      return;
    }
    this.#sockets.push(socket);
    socket.on('message', (raw) => this.#hear(raw));
    socket.on('close', () => {
      this.#sockets = this.#sockets.filter((other) => other !== socket);
      this.#workspace.changed({ kind: 'sockets' });
    });
    this.#say(socket, {
      type: 'hello',
      num_connections: this.#sockets.length,
      connection_info: { app_id: this.#workspace.identity.appId },
      debug_info: {
        host: 'local-slack',
        build_number: 1,
        approximate_connection_time: APPROXIMATE_CONNECTION_SECONDS,
      },
    });
    this.#workspace.changed({ kind: 'sockets' });
  }

  /** Resolves with the first acknowledgement, also a late one; undefined when no socket is open. */
  #send(delivery: Delivery): Promise<void> | undefined {
    if (this.#sockets.length === 0) return undefined;
    const copies = this.#duplicates > 0 ? 2 : 1;
    this.#duplicates = Math.max(0, this.#duplicates - 1);
    const sentAtMs = this.#workspace.nowMs();
    return new Promise((resolve) => {
      for (let copy = 0; copy < copies; copy += 1) {
        const id = this.#workspace.nextId('envelope-');
        this.#waiting.set(id, (answer) => {
          if (delivery.acknowledgedInMs !== undefined) return;
          delivery.acknowledgedInMs = this.#workspace.nowMs() - sentAtMs;
          delivery.answer = answer;
          resolve();
        });
        this.#say(this.#nextSocket(), wireEnvelope(id, delivery));
      }
    });
  }

  #nextSocket(): WebSocket | undefined {
    this.#turn += 1;
    return this.#sockets[this.#turn % this.#sockets.length];
  }

  #say(socket: WebSocket | undefined, message: JsonObject): void {
    socket?.send(JSON.stringify(message));
  }

  #hear(raw: RawData): void {
    const message = parseJson(raw.toString());
    if (!isJsonObject(message) || typeof message.envelope_id !== 'string') return;
    this.#waiting.get(message.envelope_id)?.(message.payload);
    this.#waiting.delete(message.envelope_id);
  }
}

function wireEnvelope(id: string, { type, payload, acceptsPayload, retry }: Delivery): JsonObject {
  return {
    envelope_id: id,
    type,
    payload,
    accepts_response_payload: acceptsPayload,
    ...(type === 'events_api' ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry ? 'timeout' : '' } : {}),
  };
}
