import type { RequestListener, Server } from 'node:http';
import { inject } from 'light-my-request';
import type { Network } from '../../src/sandbox/network.ts';
import type { Chance } from './chance.ts';
import type { Timeline } from './timeline.ts';

/** What becomes of one request. */
export type WireFault =
  /** Nobody is reached: nothing of it arrives. */
  | 'refused'
  /** It never arrives, and nothing is ever heard. */
  | 'lost'
  /** It arrives and is acted on, and the connection is cut before the answer. */
  | 'answer-cut'
  /** It arrives and is acted on, and nothing is ever heard. */
  | 'answer-lost'
  /** A page of a proxy in place of an answer; nothing arrives. */
  | 'bad-gateway'
  /** It takes very long, and arrives all the same. */
  | 'slow'
  /** It arrives twice. */
  | 'doubled';

export interface Crossing {
  /** The host it goes to. */
  readonly to: string;
  readonly method: string;
  readonly path: string;
}

/** A request as it leaves, for whoever watches. */
export interface Passage extends Crossing {
  readonly from: string;
  readonly body: Buffer;
  /** What will become of it. */
  readonly fault: WireFault | undefined;
}

/** Decides what goes wrong on the way. */
export type WireWeather = (crossing: Crossing) => WireFault | undefined;

/** Whoever sends: what comes back to a process that is gone, nobody hears. */
export interface Sender {
  readonly name: string;
  /** Runs `act` for the sender after so many milliseconds, unless it is gone by then. */
  after(milliseconds: number, act: () => void): void;
}

interface Host {
  readonly listener: RequestListener;
}

/** What is on its way. */
interface Letter {
  readonly crossing: Passage;
  readonly headers: Record<string, string>;
}

/** Also later than our patience, and than the first looks that follow it. */
const slowMs = { least: 1_500, most: 60_000 };
const travelMs = { least: 1, most: 60 };

/** A network in one process: requests take virtual time both ways, and may be lost on either. */
export class Wire {
  readonly #hosts = new Map<string, () => Host | undefined>();
  readonly #timeline: Timeline;
  readonly #chance: Chance;
  weather: WireWeather = () => undefined;
  /** Told of each request and each answer, in one line, for the trace. */
  onPassage: (line: string) => void = () => {};
  onSend: (passage: Passage) => void | Promise<void> = () => {};
  /** Told of each answer of whoever was reached, heard or not. */
  onAnswer: (passage: Passage, status: number) => void | Promise<void> = () => {};

  constructor(timeline: Timeline, chance: Chance) {
    this.#timeline = timeline;
    this.#chance = chance;
  }

  /** Lets `host` be reached. `find` says who answers this time; undefined when nobody does. */
  serve(host: string, find: () => RequestListener | undefined): void {
    this.#hosts.set(host, () => {
      const listener = find();
      return listener && { listener };
    });
  }

  /** The network of a stand-in, which is never gone. */
  networkOf(host: string): Network {
    const sender: Sender = { name: host, after: (milliseconds, act) => void this.#timeline.after(milliseconds, act) };
    return {
      fetch: this.fetchOf(sender),
      listen: async (server: Server) => {
        this.serve(host, () => (request, response) => void server.emit('request', request, response));
        return `http://${host}`;
      },
      close: async () => {
        this.#hosts.delete(host);
      },
    };
  }

  fetchOf(sender: Sender): typeof fetch {
    return (input, init) =>
      new Promise((resolve, reject) => {
        const { signal } = init ?? {};
        const giveUp = () => sender.after(0, () => reject(signal?.reason));
        if (signal?.aborted) return giveUp();
        signal?.addEventListener('abort', giveUp, { once: true });
        void this.#send(sender, new Request(input, { ...init, signal: null })).then(resolve, reject);
      });
  }

  async #send(sender: Sender, request: Request): Promise<Response> {
    const url = new URL(request.url);
    const to = { to: url.host, method: request.method, path: `${url.pathname}${url.search}` };
    const body = Buffer.from(await request.arrayBuffer());
    const crossing: Passage = { ...to, from: sender.name, body, fault: this.weather(to) };
    const headers = { ...Object.fromEntries(request.headers), host: url.host };
    this.onPassage(
      `${this.#timeline.now} ${sender.name} ${url.host} ${request.method} ${url.pathname} ${body.length}\n`,
    );
    await this.onSend(crossing);
    return this.#cross(sender, { crossing, headers }, crossing.fault);
  }

  async #cross(sender: Sender, letter: Letter, fault: WireFault | undefined): Promise<Response> {
    const { crossing, headers } = letter;
    const there = fault === 'slow' ? this.#chance.between(slowMs.least, slowMs.most) : this.#travel();
    await this.#timeline.sleep(there);
    const host = fault === 'refused' ? undefined : this.#hosts.get(crossing.to)?.();
    if (!host) return this.#back(sender, () => refused());
    if (fault === 'lost') return new Promise(() => {});
    if (fault === 'bad-gateway') {
      return this.#back(sender, () => new Response('<html><body>502 Bad Gateway</body></html>', { status: 502 }));
    }
    if (fault === 'doubled') void this.#cross(sender, letter, undefined).catch(() => {});
    const answer = await inject(host.listener, {
      method: crossing.method as 'POST',
      url: crossing.path,
      headers,
      payload: crossing.body,
    }).catch(() => undefined);
    this.onPassage(`${this.#timeline.now} ${crossing.to} ${answer?.statusCode} ${answer?.rawPayload.length}\n`);
    if (answer) await this.onAnswer(crossing, answer.statusCode);
    if (fault === 'answer-lost') return new Promise(() => {});
    return this.#back(sender, () => {
      if (!answer || fault === 'answer-cut') throw cut();
      const given = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
      const bytes = answer.rawPayload.length === 0 ? null : new Uint8Array(answer.rawPayload);
      return new Response(bytes, { status: answer.statusCode, headers: given });
    });
  }

  /** The way back, for somebody who may be gone. */
  #back<Answer>(sender: Sender, arrive: () => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      sender.after(this.#travel(), () => {
        try {
          resolve(arrive());
        } catch (fault) {
          reject(fault);
        }
      });
    });
  }

  #travel(): number {
    return this.#chance.between(travelMs.least, travelMs.most);
  }
}

function refused(): never {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  });
}

const cut = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }) });
