import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PGliteAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { pino } from 'pino';
import { type DeskStorage, type StorageParts, storageOver } from '../../src/app/machine.ts';
import { parseEncryptionKeys } from '../../src/integrations/postgres/encryption-keys.ts';
import type { Schema } from '../../src/integrations/postgres/schema.ts';
import { aesSealer } from '../../src/integrations/postgres/sealing.ts';
import type { Books } from './books.ts';
import type { Chance } from './chance.ts';
import { connectionLost, type DatabaseFault, type DatabaseWeather, faultOf } from './database-weather.ts';
import type { Life } from './process.ts';
import { sqlBooks } from './sql-books.ts';
import type { Timeline } from './timeline.ts';

const sealer = aesSealer(parseEncryptionKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`));
const travelMs = { least: 0.1, most: 3 };
/** What the product asks of its pool: `idle_in_transaction_session_timeout`. */
const idleLimitMs = 30_000;

/** What a statement answers. */
export interface SqlAnswer {
  readonly rows: readonly Record<string, unknown>[];
  readonly affectedRows: number | undefined;
}

/** A database, PGlite or Postgres, that is migrated and empty. */
export interface SqlConnection {
  query(sql: string, parameters: readonly unknown[]): Promise<SqlAnswer>;
}

export interface SqlGround {
  readonly connection: SqlConnection;
  /** Another, for whoever looks on: it sees what is committed. PGlite has one only, which shows what is under way as well. */
  readonly aside: SqlConnection;
  readonly timeline: Timeline;
  readonly chance: Chance;
  weather: DatabaseWeather;
}

/**
 * One connection to a real database: processes take turns on it, transaction by transaction, so that no statement ever
 * waits for another in real time, and the same seed always meets the same.
 */
export class SqlServer {
  readonly ground: SqlGround;
  readonly connections = new Set<LifeConnection>();
  #holder: object | undefined;
  #isChanged = true;
  #due: number | undefined;
  readonly #waiting: { readonly holder: object; readonly grant: () => void }[] = [];

  constructor(ground: SqlGround) {
    this.ground = ground;
  }

  async acquire(holder: object): Promise<void> {
    if (this.#holder === undefined) this.#holder = holder;
    // Whoever grants it has made it the holder, and may have given it on since, when its process has ended.
    else await new Promise<void>((grant) => void this.#waiting.push({ holder, grant }));
  }

  release(holder: object): void {
    const place = this.#waiting.findIndex((waiter) => waiter.holder === holder);
    if (place >= 0) this.#waiting.splice(place, 1);
    this.handOver(holder);
  }

  /** Gives the turn on, if it is this one's. Whoever still waits goes on waiting, and finds itself cut off then. */
  handOver(holder: object): void {
    if (this.#holder !== holder) return;
    const next = this.#waiting.shift();
    this.#holder = next?.holder;
    next?.grant();
  }

  noteChange(): void {
    this.#isChanged = true;
  }

  run(sql: string, parameters: readonly unknown[] = []) {
    const { connection, timeline } = this.ground;
    return timeline.during(connection.query(sql, parameters));
  }

  #lookOn(sql: string) {
    const { aside, timeline } = this.ground;
    return timeline.during(aside.query(sql, []));
  }

  /** When a claim would next find something. */
  async nextDue(): Promise<number | undefined> {
    if (!this.#isChanged) return this.#due;
    this.#isChanged = false;
    const { rows } = await this.#lookOn(`
      select least(
        (select min(case when lease_until is not null then lease_until else greatest(due_at, lane.next_free_at, lane.held_until) end)
         from task left join lane using (team_id, lane) where outcome is null and parked_because is null),
        (select min(coalesce(lease_until, received_at)) from delivery where read_at is null)
      ) as due`);
    const due = rows[0]?.due;
    this.#due = due instanceof Date ? due.getTime() : undefined;
    return this.#due;
  }

  books(): Books {
    const quiet: Life = {
      name: 'books',
      isOver: () => false,
      onEnd: () => {},
      after: (_milliseconds, act) => act(),
      sleep: async () => {},
    };
    const nobody = {
      clock: { now: () => new Date(this.ground.timeline.now) },
      ids: { next: () => 'nobody' },
      log: pino({ level: 'silent' }),
      door: () => {},
      onTasks: () => {},
      onDeliveries: () => {},
    };
    const server = new SqlServer({ ...this.ground, connection: this.ground.aside, weather: () => undefined });
    return sqlBooks(server, server.storageFor(quiet, nobody).database.stores);
  }

  endIdle(): void {
    for (const connection of this.connections) connection.endIdle();
  }

  cutAll(): void {
    for (const connection of this.connections) connection.cut();
  }

  /** The product's own storage, over SQL, for one process. */
  storageFor(life: Life, parts: StorageParts): DeskStorage {
    const db = new Kysely<Schema>({
      dialect: {
        createAdapter: () => new PGliteAdapter(),
        createDriver: () => new LifeDriver(this, life),
        createIntrospector: (introspected) => new PostgresIntrospector(introspected),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    });
    const database = {
      db,
      kind: 'pglite' as const,
      withPatience: <T>(work: (patient: Kysely<Schema>) => Promise<T>) => work(db),
      tidy: async () => {},
      close: async () => {},
    };
    return storageOver({ database, sealer, close: async () => {} }, parts, {
      random: this.ground.chance.next,
      sleep: life.sleep,
      turn: () => life.sleep(0),
    });
  }
}

class LifeDriver implements Driver {
  readonly #server: SqlServer;
  readonly #life: Life;
  readonly #open = new Set<LifeConnection>();

  constructor(server: SqlServer, life: Life) {
    this.#server = server;
    this.#life = life;
    // The server undoes what a process had begun that is gone.
    life.onEnd(() => {
      for (const connection of this.#open) void connection.abandon();
    });
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    // Whoever is gone would never give its turn on.
    if (this.#life.isOver()) return new Promise(() => {});
    const connection = new LifeConnection(this.#server, this.#life);
    this.#open.add(connection);
    this.#server.connections.add(connection);
    await this.#server.acquire(connection);
    return connection;
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (!(connection instanceof LifeConnection)) return;
    this.#open.delete(connection);
    this.#server.connections.delete(connection);
    connection.leave();
  }

  beginTransaction = async (connection: DatabaseConnection) => (connection as LifeConnection).begin();
  commitTransaction = async (connection: DatabaseConnection) => (connection as LifeConnection).commit();
  rollbackTransaction = async (connection: DatabaseConnection) => (connection as LifeConnection).rollback();
}

class LifeConnection implements DatabaseConnection {
  readonly #server: SqlServer;
  readonly #life: Life;
  #isInTransaction = false;
  #isLost = false;
  #idleSince = 0;

  constructor(server: SqlServer, life: Life) {
    this.#server = server;
    this.#life = life;
  }

  endIdle(): void {
    if (this.#isInTransaction && this.#server.ground.timeline.now - this.#idleSince > idleLimitMs) this.cut();
  }

  /** The server ends it. */
  cut(): void {
    void this.#lose().then(() => this.#server.handOver(this));
  }

  async abandon(): Promise<void> {
    await this.#lose();
    this.leave();
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    return this.#step(this.#isInTransaction ? 'statement' : 'write', async () => {
      const { rows, affectedRows } = await this.#server.run(sql, parameters);
      return {
        rows: rows as Row[],
        ...(affectedRows !== undefined && { numAffectedRows: BigInt(affectedRows) }),
      };
    });
  }

  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    yield* [];
    throw new Error('Streaming is not supported');
  }

  async begin(): Promise<void> {
    await this.#step('begin', () => this.#server.run('begin'));
    this.#isInTransaction = true;
  }

  async commit(): Promise<void> {
    await this.#step('write', async () => {
      this.#isInTransaction = false;
      await this.#server.run('commit');
    });
  }

  async rollback(): Promise<void> {
    if (!this.#isLost) await this.#lose();
  }

  leave(): void {
    this.#server.release(this);
  }

  /** The way there, what the server does, and, for what stays, the way back. */
  async #step<T>(kind: 'begin' | 'statement' | 'write', act: () => Promise<T>): Promise<T> {
    if (this.#isLost) throw connectionLost();
    await this.#travel();
    const fault = this.#server.ground.weather(kind);
    if (fault && fault !== 'gone-after') throw await this.#meet(fault);
    const result = await act();
    this.#idleSince = this.#server.ground.timeline.now;
    if (kind === 'write') {
      this.#server.noteChange();
      await this.#travel();
    }
    if (fault) throw await this.#meet(fault);
    return result;
  }

  async #meet(fault: DatabaseFault): Promise<Error> {
    await this.#lose();
    return faultOf(fault);
  }

  async #lose(): Promise<void> {
    const wasInTransaction = this.#isInTransaction;
    this.#isLost = true;
    this.#isInTransaction = false;
    if (!wasInTransaction) return;
    await this.#server.run('rollback');
    this.#server.noteChange();
  }

  #travel(): Promise<void> {
    return this.#life.sleep(this.#server.ground.chance.between(travelMs.least, travelMs.most));
  }
}
