/**
 * A database of plain objects with the promises of Postgres's READ COMMITTED that Storydesk builds on: a transaction
 * sees what was committed before each of its reads and what it wrote itself; a written or locked row is nobody else's
 * until it ends; whoever waits for such a row reads it anew afterwards; a circle of waiters is broken by a fault.
 *
 * Rows are never changed in place. A row that is not there can be locked as well, as an insert of it would be.
 */
export interface Engine {
  begin(): EngineTransaction;
  /** How many rows a table holds that were committed. */
  size(table: Table<unknown>): number;
  /** What was committed, for whoever looks from outside. */
  committed<Row>(table: Table<Row>): Iterable<Row>;
}

/** Names a table and the sort of its rows. */
export interface Table<Row> {
  readonly name: string;
  /** Only says which rows it holds; there is no such value. */
  readonly rows?: Row;
}

export const table = <Row>(name: string): Table<Row> => ({ name });

export interface EngineTransaction {
  get<Row>(table: Table<Row>, key: string): Row | undefined;
  /** All rows, in the order in which their keys were first written. */
  rows<Row>(table: Table<Row>): Iterable<Row>;
  /** Waits until the row is ours. Read it after this, not before. @throws Deadlock */
  lock(table: Table<unknown>, key: string): Promise<void>;
  /** Whether somebody else holds the row, for `skip locked`. */
  isTaken(table: Table<unknown>, key: string): boolean;
  /** Writes a row; waits for it first. @throws Deadlock */
  put<Row>(table: Table<Row>, key: string, row: Row): Promise<void>;
  remove(table: Table<unknown>, key: string): Promise<void>;
  /** Undoes what was written since, when called, and lets go of the rows that were locked since, as Postgres does. */
  savepoint(): () => void;
  commit(): void;
  /** Also for a transaction that waits for a row: it will never have it. */
  rollback(): void;
}

/** What Postgres calls deadlock_detected. */
class Deadlock extends Error {
  override readonly name = 'Deadlock';
  readonly code = '40P01';
}

type Rows = Map<string, unknown>;
interface Waiter {
  readonly transaction: object;
  /** Makes the row theirs, and lets them go on. */
  readonly grant: () => void;
}

const removed = Symbol('removed');

export function engine(): Engine {
  const tables = new Map<string, Rows>();
  const owners = new Map<string, object>();
  const waiting = new Map<string, Waiter[]>();
  const waitsFor = new Map<object, string>();

  const rowsOf = (name: string): Rows => {
    const rows: Rows = tables.get(name) ?? new Map();
    tables.set(name, rows);
    return rows;
  };

  function release(lock: string): void {
    const [next, ...others] = waiting.get(lock) ?? [];
    if (!next) {
      owners.delete(lock);
      return;
    }
    if (others.length > 0) waiting.set(lock, others);
    else waiting.delete(lock);
    owners.set(lock, next.transaction);
    waitsFor.delete(next.transaction);
    next.grant();
  }

  /** Whether waiting for `lock` would close a circle. */
  function closesCircle(transaction: object, lock: string): boolean {
    let owner = owners.get(lock);
    while (owner) {
      if (owner === transaction) return true;
      const next = waitsFor.get(owner);
      owner = next === undefined ? undefined : owners.get(next);
    }
    return false;
  }

  function begin(): EngineTransaction {
    const self = {};
    const held = new Set<string>();
    const written = new Map<string, Rows>();
    const undo: (() => void)[] = [];
    let isOver = false;

    const ours = (name: string): Rows => {
      const rows: Rows = written.get(name) ?? new Map();
      written.set(name, rows);
      return rows;
    };

    async function lock({ name }: Table<unknown>, key: string): Promise<void> {
      if (isOver) throw new Error('This transaction has ended');
      const place = `${name} ${key}`;
      if (held.has(place)) return;
      if (!owners.has(place)) {
        owners.set(place, self);
        held.add(place);
        return;
      }
      if (closesCircle(self, place)) throw new Deadlock(`Two transactions wait for each other at ${name}`);
      waitsFor.set(self, place);
      await new Promise<void>((resolve) => {
        const grant = () => {
          held.add(place);
          resolve();
        };
        waiting.set(place, [...(waiting.get(place) ?? []), { transaction: self, grant }]);
      });
    }

    function write(name: string, key: string, row: unknown): void {
      const rows = ours(name);
      const before = rows.get(key);
      const had = rows.has(key);
      undo.push(() => void (had ? rows.set(key, before) : rows.delete(key)));
      rows.set(key, row);
    }

    function end(): void {
      isOver = true;
      const awaited = waitsFor.get(self);
      if (awaited !== undefined) {
        waitsFor.delete(self);
        const others = (waiting.get(awaited) ?? []).filter(({ transaction }) => transaction !== self);
        if (others.length > 0) waiting.set(awaited, others);
        else waiting.delete(awaited);
      }
      for (const place of held) release(place);
      held.clear();
    }

    return {
      get<Row>({ name }: Table<Row>, key: string) {
        const mine = written.get(name)?.get(key);
        if (mine !== undefined) return mine === removed ? undefined : (mine as Row);
        return rowsOf(name).get(key) as Row | undefined;
      },
      *rows<Row>({ name }: Table<Row>) {
        const mine = written.get(name);
        for (const [key, row] of rowsOf(name)) {
          const now = mine?.has(key) ? mine.get(key) : row;
          if (now !== removed) yield now as Row;
        }
        if (!mine) return;
        for (const [key, row] of mine) if (row !== removed && !rowsOf(name).has(key)) yield row as Row;
      },
      lock,
      isTaken({ name }, key) {
        const owner = owners.get(`${name} ${key}`);
        return owner !== undefined && owner !== self;
      },
      async put(into, key, row) {
        await lock(into, key);
        write(into.name, key, row);
      },
      async remove(from, key) {
        await lock(from, key);
        write(from.name, key, removed);
      },
      savepoint() {
        const [steps, locks] = [undo.length, held.size];
        return () => {
          for (const step of undo.splice(steps).toReversed()) step();
          for (const place of [...held].slice(locks)) {
            held.delete(place);
            release(place);
          }
        };
      },
      commit() {
        if (isOver) throw new Error('This transaction has ended');
        for (const [name, rows] of written) {
          const stored = rowsOf(name);
          for (const [key, row] of rows) {
            if (row === removed) stored.delete(key);
            else stored.set(key, row);
          }
        }
        end();
      },
      rollback: end,
    };
  }

  return {
    begin,
    size: ({ name }) => rowsOf(name).size,
    committed: <Row>({ name }: Table<Row>) => rowsOf(name).values() as Iterable<Row>,
  };
}
