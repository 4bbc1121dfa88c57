import { hash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { postgresTypes } from './value-parsers.ts';

const second = 1000;

/** What a request may take at most; work that is known to be long asks for a `patientPool`. */
const limits: pg.PoolConfig = {
  max: 10,
  connectionTimeoutMillis: 5 * second,
  statement_timeout: 15 * second,
  idle_in_transaction_session_timeout: 30 * second,
  // The server's own limits never arrive when the network or the machine is gone; this one does not need them.
  query_timeout: 20 * second,
  keepAlive: true,
};

/** Connections for everyday work. None outlives a fault, and none that is lost takes the process with it. */
export function servicePool(url: string, onLost: (fault: Error) => void): PostgresPool {
  return guarded(new pg.Pool({ ...limits, ...settings(url) }), onLost);
}

/** One connection without time limits, for migrations and vacuum. */
export function patientPool(url: string, onLost: (fault: Error) => void): PostgresPool {
  return guarded(
    new pg.Pool({ max: 1, connectionTimeoutMillis: 5 * second, keepAlive: true, ...settings(url) }),
    onLost,
  );
}

function settings(url: string): pg.PoolConfig {
  return { connectionString: url, application_name: 'storydesk', types: postgresTypes };
}

function guarded(pool: pg.Pool, onLost: (fault: Error) => void): PostgresPool {
  // The pool listens to idle connections only. One that dies while it is lent out would be an unheard 'error' event.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', onLost);

  return {
    options: pool.options,
    end: () => pool.end(),
    // Without the overload for cursors: streaming would not work on PGlite, so nobody may use it.
    connect: async () => new GuardedClient(await pool.connect()) as unknown as PostgresPoolClient,
  };
}

/**
 * A lent connection that is thrown away once anything but the server's own answer has gone wrong.
 *
 * After a client-side timeout the old query still occupies the connection: the pool would lend it out again, and
 * everybody who gets it would wait for the same dead peer. The same holds for a prepared statement that no longer fits
 * its table, because a newer version has migrated: it would fail on this connection for ever.
 */
class GuardedClient {
  readonly #client: pg.PoolClient;
  #fault: unknown;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async query(text: string, values: unknown[]): Promise<pg.QueryResult> {
    if (this.#fault) throw this.#fault;
    try {
      return await this.#client.query({ ...preparedAs(text), text, values });
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || isOutdated(error.code)) this.#fault = error;
      throw error;
    }
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy || this.#fault !== undefined);
  }
}

/**
 * What the server says of a prepared statement that it cannot run any more: feature_not_supported ("cached plan must
 * not change result type"), after a migration; invalid_sql_statement_name and duplicate_prepared_statement, behind a
 * pooler that keeps no statements apart.
 */
export const statementsOutdated: readonly string[] = ['0A000', '26000', '42P05'];

/** Then every connection's statements are, so all are prepared anew under other names, not one connection after another. */
function isOutdated(code: string | undefined): boolean {
  if (code === undefined || !statementsOutdated.includes(code)) return false;
  generation += 1;
  statementNames.clear();
  return true;
}

/** More than all the statements there are; each takes memory on every connection, so texts without end would not do. */
const mostPrepared = 500;
const statementNames = new Map<string, string>();
let generation = 0;

/**
 * The name under which a connection keeps a statement: parsed once, and run by name from then on. It is made of the
 * text, so that processes that share connections by way of a pooler mean the same by it.
 */
function preparedAs(text: string): { name?: string } {
  let name = statementNames.get(text);
  if (name === undefined) {
    if (statementNames.size === mostPrepared) return {};
    name = `${hash('sha256', text, 'hex').slice(0, 32)}_${generation}`;
    statementNames.set(text, name);
  }
  return { name };
}
