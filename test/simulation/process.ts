import type { RequestListener, ServerResponse } from 'node:http';
import { pino } from 'pino';
import type { DeskStorage, Machine, StorageParts } from '../../src/app/machine.ts';
import { type Product, startProduct } from '../../src/app.ts';
import type { WorkspaceConfig } from '../../src/config.ts';
import { httpServer } from '../../src/integrations/http/http-server.ts';
import type { Timeline } from './timeline.ts';
import type { Sender, Wire } from './wire.ts';

/** One run of a process, from its start to its end. What it waits for after its end never comes. */
export interface Life extends Sender {
  readonly name: string;
  isOver(): boolean;
  /** Has `act` run when it ends, however it ends. */
  onEnd(act: () => void): void;
  sleep(milliseconds: number): Promise<void>;
}

/** What the processes of one simulation share. */
export interface Ground {
  readonly timeline: Timeline;
  readonly wire: Wire;
  config(): WorkspaceConfig;
  openStorage(life: Life, parts: StorageParts): Promise<DeskStorage>;
  note(line: string): void;
  /** Told of what a process logs as an error. */
  onError(said: string): void;
}

const restartMs = 3_000;
/** Whoever could not start waits longer each time. */
const longestRestartMs = 120_000;

/** A process of Storydesk's: it can be killed at any await, stand still, and have a clock of its own. */
export class SimulatedProcess {
  readonly name: string;
  /** How far its clock is ahead, in milliseconds. */
  clockAheadMs = 0;
  /** Whether it is started anew after its end. */
  isWanted = false;
  listener: RequestListener | undefined;
  readonly #ground: Ground;
  #life: (Life & { end(): void }) | undefined;
  #lives = 0;
  #failures = 0;
  #stillUntil = 0;
  /** What befalls it after so many more steps of its own. */
  #doom: { left: number; readonly strike: () => void } | undefined;
  #onTick: (() => void) | undefined;
  #product: Product | undefined;

  constructor(name: string, ground: Ground) {
    this.name = name;
    this.#ground = ground;
  }

  get isRunning(): boolean {
    return this.#life !== undefined;
  }

  /** Has answered and not ended since. */
  get isReady(): boolean {
    return this.#product !== undefined;
  }

  start(): void {
    this.isWanted = true;
    if (this.#life) return;
    const life = this.#newLife();
    this.#ground.note(`${life.name} starts`);
    void startProduct(this.#ground.config(), {
      clock: { now: () => new Date(this.#ground.timeline.now + this.clockAheadMs) },
      ids: { next: this.#idsOf(life.name) },
      log: this.#log(life),
      onFatal: (fault) => this.#fall(life, `ends by itself: ${fault.message}`),
      signal: new AbortController().signal,
      machine: this.#machine(life),
    }).then(
      (product) => {
        if (life.isOver()) return;
        this.#failures = 0;
        this.#product = product;
      },
      (fault: unknown) => {
        this.#failures += 1;
        this.#fall(life, `cannot start: ${String(fault)}`);
      },
    );
  }

  /** As kill -9. */
  kill(): void {
    if (!this.#life) return;
    this.#fall(this.#life, 'is killed');
  }

  /**
   * Has something befall it in the midst of what it does: after so many more steps, each of which ends an await. A moment
   * of the clock would find it idle, nearly always.
   */
  after(steps: number, strike: () => void): void {
    this.#doom = { left: steps, strike };
  }

  /** Nothing befalls it any more. */
  spare(): void {
    this.#doom = undefined;
  }

  /** @returns whether something befell it just now */
  #isStruck(): boolean {
    const doom = this.#doom;
    if (!doom) return false;
    doom.left -= 1;
    if (doom.left > 0) return false;
    this.#doom = undefined;
    doom.strike();
    return true;
  }

  /** As SIGTERM: it has ten seconds. */
  stop(): void {
    const product = this.#product;
    const life = this.#life;
    if (!product || !life) return;
    this.#ground.note(`${life.name} is asked to stop`);
    this.#product = undefined;
    void product.stop().then(() => this.#fall(life, 'has stopped'));
  }

  /** As SIGSTOP, and SIGCONT after so long. */
  stand(milliseconds: number): void {
    this.#ground.note(`${this.name} stands still for ${Math.round(milliseconds)} ms`);
    this.#stillUntil = Math.max(this.#stillUntil, this.#ground.timeline.now + milliseconds);
  }

  get isStanding(): boolean {
    return this.#ground.timeline.now < this.#stillUntil;
  }

  tick(): void {
    const act = this.#onTick;
    if (act) this.#life?.after(0, act);
  }

  #fall(life: Life & { end(): void }, how: string): void {
    if (life !== this.#life) return;
    this.#ground.note(`${life.name} ${how}`);
    life.end();
    this.#life = undefined;
    this.#product = undefined;
    this.#onTick = undefined;
    this.listener = undefined;
    this.#stillUntil = 0;
    const wait = Math.min(restartMs * 2 ** this.#failures, longestRestartMs);
    this.#ground.timeline.after(wait, () => {
      if (this.isWanted) this.start();
    });
  }

  #newLife(): Life & { end(): void } {
    const { timeline } = this.#ground;
    this.#lives += 1;
    const ends: (() => void)[] = [];
    let isOver = false;
    const after = (milliseconds: number, act: () => void) => {
      const go = () => {
        if (isOver) return;
        if (timeline.now < this.#stillUntil) timeline.at(this.#stillUntil, go);
        else if (this.#isStruck()) go();
        else act();
      };
      timeline.after(milliseconds, go);
    };
    const life = {
      name: `${this.name}${this.#lives}`,
      isOver: () => isOver,
      onEnd: (act: () => void) => void ends.push(act),
      after,
      sleep: (milliseconds: number) => new Promise<void>((resolve) => after(milliseconds, resolve)),
      end() {
        isOver = true;
        for (const act of ends.splice(0)) act();
      },
    };
    this.#life = life;
    return life;
  }

  #idsOf(name: string): () => string {
    let last = 0;
    return () => {
      last += 1;
      return `${name}-${String(last).padStart(6, '0')}`;
    };
  }

  #machine(life: Life): Machine {
    return {
      fetch: this.#ground.wire.fetchOf(life),
      sleep: life.sleep,
      serve: (options) => {
        const server = httpServer(options);
        const answering = new Set<ServerResponse>();
        life.onEnd(() => {
          for (const response of answering) response.destroy();
        });
        return {
          handle: server.handle,
          port: 0,
          start: async () => {
            this.listener = (request, response) => {
              answering.add(response);
              response.once('close', () => answering.delete(response));
              life.after(0, () => server.handle(request, response));
            };
          },
          stop: async (deadline) => {
            this.listener = undefined;
            await server.stop(deadline);
          },
        };
      },
      tick: (onTick) => {
        this.#onTick = onTick;
        return {
          stop: () => {
            this.#onTick = undefined;
          },
        };
      },
      openStorage: (_config, parts) => this.#ground.openStorage(life, parts),
    };
  }

  #log(life: Life) {
    const write = (line: string) => {
      const { level, msg, err, ...rest } = JSON.parse(line);
      if (level >= 50) this.#ground.onError(`${life.name} says: ${msg} ${err?.message ?? ''}`);
      if (level >= 40) this.#ground.note(`${life.name} says: ${msg} ${err?.message ?? ''} ${JSON.stringify(rest)}`);
    };
    return pino({ level: 'warn', base: null, timestamp: false }, { write });
  }
}
