import { pino } from 'pino';
import type { DeskStorage, StorageParts } from '../../../src/app/machine.ts';
import type { Database, Stores, Transaction } from '../../../src/domain/database.ts';
import { faultDetail } from '../../../src/domain/fault-detail.ts';
import { LeadChangedMeanwhile } from '../../../src/domain/lead/lead-store.ts';
import { accept, refuse } from '../../../src/domain/result.ts';
import { retryChanges } from '../../../src/integrations/postgres/retry-changes.ts';
import type { Books } from '../books.ts';
import type { Chance } from '../chance.ts';
import { connectionLost, type DatabaseStep, type DatabaseWeather, faultOf } from '../database-weather.ts';
import type { Life } from '../process.ts';
import type { Timeline } from '../timeline.ts';
import { type Engine, type EngineTransaction, engine } from './engine.ts';
import type { Alone, Transact } from './transact.ts';

const travelMs = { least: 0.1, most: 3 };
/** What the product asks of its pool: `idle_in_transaction_session_timeout`. */
const idleLimitMs = 30_000;
const mostCollisions = 6;

/** What a model is made of. */
export interface ModelSide {
  /** Everything that is kept, as one transaction sees it. */
  readonly stores: (tx: EngineTransaction, parts: StorageParts & { readonly reader: string }) => Stores;
  queue(transact: Transact, alone: Alone): DeskStorage['queue'];
  intake(transact: Transact, parts: StorageParts, turn: () => Promise<void>): DeskStorage['intake'];
  begin(alone: Alone, reader: string): DeskStorage['beginDeliveries'];
  giveBack(alone: Alone, reader: string): DeskStorage['giveBackDeliveries'];
  prune(transact: Transact, parts: StorageParts): DeskStorage['prune'];
  nextDue(engine: Engine): number | undefined;
  books(engine: Engine, stores: Stores): Books;
}

export interface ModelGround {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly weather: DatabaseWeather;
  readonly side: ModelSide;
}

/** A connection, as long as a transaction or a single statement needs it. */
interface Session {
  readonly tx: EngineTransaction;
  isLost: boolean;
  idleSince: number;
}

/** The database of the fast tier: plain objects with Postgres's promises, its travel times and its faults. */
export class ModelServer {
  readonly engine = engine();
  readonly #timeline: Timeline;
  readonly #chance: Chance;
  readonly #weather: DatabaseWeather;
  readonly #side: ModelSide;
  readonly #sessions = new Set<Session>();
  #due: number | undefined;
  #isChanged = true;

  constructor({ timeline, chance, weather, side }: ModelGround) {
    this.#timeline = timeline;
    this.#chance = chance;
    this.#weather = weather;
    this.#side = side;
  }

  /** For whoever looks from outside: without travel or faults, and nothing is kept. */
  books(): Books {
    const nobody: StorageParts & { readonly reader: string } = {
      clock: { now: () => new Date(this.#timeline.now) },
      ids: { next: () => 'nobody' },
      log: pino({ level: 'silent' }),
      door: () => {},
      onTasks: () => {},
      onDeliveries: () => {},
      reader: 'nobody',
    };
    const looking = storesBy<Stores>(async (store, name, given) => {
      const tx = this.engine.begin();
      try {
        return await callOf(this.#side.stores(tx, nobody), store, name)(...given);
      } finally {
        tx.rollback();
      }
    });
    return this.#side.books(this.engine, looking);
  }

  nextDue(): number | undefined {
    if (this.#isChanged) {
      this.#isChanged = false;
      this.#due = this.#side.nextDue(this.engine);
    }
    return this.#due;
  }

  /** Ends connections whose transaction has been idle too long, as the server does by itself. */
  endIdle(): void {
    for (const session of this.#sessions) this.#endIdle(session);
  }

  /** Ends every connection, as a restart of the server does. */
  cutAll(): void {
    for (const session of this.#sessions) this.#lose(session);
  }

  storageFor(life: Life, parts: StorageParts): DeskStorage {
    const reader = parts.ids.next();
    const all = { ...parts, reader };
    const own = new Set<Session>();
    life.onEnd(() => {
      for (const session of own) this.#lose(session);
    });

    const travel = () => life.sleep(this.#chance.between(travelMs.least, travelMs.most));
    const open = (): Session => {
      const session: Session = {
        tx: this.engine.begin(),
        isLost: false,
        idleSince: this.#timeline.now,
      };
      own.add(session);
      this.#sessions.add(session);
      return session;
    };
    const close = (session: Session) => {
      own.delete(session);
      this.#sessions.delete(session);
    };

    /** The way to the server, what it does there, and, for what stays, the way back. */
    const step = async <T>(session: Session, kind: DatabaseStep, act: () => T | Promise<T>): Promise<T> => {
      this.#endIdle(session);
      if (session.isLost) throw connectionLost();
      await travel();
      if (session.isLost) throw connectionLost();
      const fault = this.#weather(kind);
      if (fault && fault !== 'gone-after') {
        if (fault !== 'collision' && fault !== 'disk-full') this.#lose(session);
        throw faultOf(fault);
      }
      const result = await act();
      if (session.isLost) throw connectionLost();
      if (kind === 'write') {
        this.#isChanged = true;
        await travel();
      }
      if (fault) {
        this.#lose(session);
        throw faultOf(fault);
      }
      session.idleSince = this.#timeline.now;
      return result;
    };

    const runOnce = async <T>(
      work: (tx: EngineTransaction, stores: Transaction) => Promise<T>,
      onScheduled: () => void,
    ): Promise<T> => {
      const session = open();
      try {
        await step(session, 'begin', () => {});
        const stores = this.#side.stores(session.tx, all);
        const watched = storesBy<Transaction>(
          (store, name, given) => step(session, 'statement', () => callOf(stores, store, name)(...given)),
          onScheduled,
          attemptIn(session),
        );
        const result = await work(session.tx, watched);
        await step(session, 'write', () => session.tx.commit());
        return result;
      } catch (fault) {
        if (!session.isLost) session.tx.rollback();
        throw fault;
      } finally {
        close(session);
      }
    };

    const transact: Transact = async (work) => {
      let hasTasks = false;
      const result = await retryChanges(() =>
        this.#retryCollisions(life, () => {
          hasTasks = false;
          return runOnce(work, () => {
            hasTasks = true;
          });
        }),
      );
      if (hasTasks) parts.onTasks();
      return result;
    };

    /** A statement by itself: what it did stays at once. */
    const alone: Alone = async (act) => {
      const session = open();
      try {
        return await step(session, 'write', async () => {
          const result = await act(session.tx);
          session.tx.commit();
          return result;
        });
      } catch (fault) {
        if (!session.isLost) session.tx.rollback();
        throw fault;
      } finally {
        close(session);
      }
    };

    const database: Database = {
      stores: storesBy<Stores>(
        (store, name, given) => alone((tx) => callOf(this.#side.stores(tx, all), store, name)(...given)),
        parts.onTasks,
      ),
      transaction: (work) => transact((_tx, stores) => work(stores)),
    };
    return {
      database,
      queue: this.#side.queue(transact, alone),
      intake: this.#side.intake(transact, parts, () => life.sleep(0)),
      beginDeliveries: this.#side.begin(alone, reader),
      giveBackDeliveries: this.#side.giveBack(alone, reader),
      prune: this.#side.prune(transact, parts),
      isThere: async () => this.#weather('begin') === undefined,
      close: async () => {},
    };
  }

  async #retryCollisions<T>(life: Life, work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (fault) {
        if (attempt === mostCollisions || !isCollision(fault)) throw fault;
        await life.sleep(this.#chance.between(0, 5 * 2 ** attempt));
      }
    }
  }

  #endIdle(session: Session): void {
    if (!session.isLost && this.#timeline.now - session.idleSince > idleLimitMs) this.#lose(session);
  }

  #lose(session: Session): void {
    if (session.isLost) return;
    session.isLost = true;
    session.tx.rollback();
    this.#sessions.delete(session);
  }
}

const codeOf = (fault: unknown) =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';

const isCollision = (fault: unknown) => ['40001', '40P01'].includes(codeOf(fault));

/** Faults after which nothing in a transaction can be saved. */
const doom = /^(?:08|40|53|57|ECONN)/;

function attemptIn(session: Session): Transaction['attempt'] {
  return async (work) => {
    const undo = session.tx.savepoint();
    try {
      return accept(await work());
    } catch (fault) {
      if (session.isLost || fault instanceof LeadChangedMeanwhile || doom.test(codeOf(fault))) throw fault;
      undo();
      return refuse({ detail: faultDetail(fault) });
    }
  };
}

type Method = (...given: never[]) => Promise<unknown>;
type Call = (store: string, name: string, given: never[]) => Promise<unknown>;

function callOf(stores: Stores, store: string, name: string): Method {
  const found = (stores as unknown as Record<string, Record<string, Method>>)[store]?.[name];
  if (!found) throw new Error(`There is no ${store}.${name}`);
  return found;
}

/** Stores of which every call goes through `call`. `onScheduled` hears of tasks that somebody should be woken for. */
function storesBy<S extends Stores>(
  call: Call,
  onScheduled: () => void = () => {},
  attempt?: Transaction['attempt'],
): S {
  const known = new Map<string, object>();
  const storeBy = (store: string) =>
    new Proxy<Record<string, Method>>(
      {},
      {
        get(methods, name) {
          if (typeof name !== 'string') return undefined;
          methods[name] ??= async (...given: never[]) => {
            const result = await call(store, name, given);
            if (store === 'tasks' && (name === 'schedule' || name === 'unpark')) onScheduled();
            return result;
          };
          return methods[name];
        },
      },
    );
  return new Proxy(
    {},
    {
      get(_target, store) {
        if (typeof store !== 'string') return undefined;
        if (store === 'attempt') return attempt;
        const made = known.get(store) ?? storeBy(store);
        known.set(store, made);
        return made;
      },
    },
  ) as S;
}
