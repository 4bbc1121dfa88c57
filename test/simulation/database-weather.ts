/** What becomes of one step of the database. */
export type DatabaseFault =
  /** The connection is gone before the server heard of it: the transaction is undone. */
  | 'gone-before'
  /** The server did it, and the connection is gone before it could say so. */
  | 'gone-after'
  /** Another transaction was in the way: serialization_failure. */
  | 'collision'
  /** Nothing can be written: disk_full. */
  | 'disk-full'
  /** The server is down: nobody answers. */
  | 'down';

/** `write` is a statement outside a transaction, or a commit: what it did stays. */
export type DatabaseStep = 'begin' | 'statement' | 'write';

export type DatabaseWeather = (step: DatabaseStep) => DatabaseFault | undefined;

/** A fault with a code, as the driver throws it. */
class DatabaseFaultError extends Error {
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

const codes: Readonly<Record<DatabaseFault, string>> = {
  'gone-before': '08006',
  'gone-after': '08006',
  collision: '40001',
  'disk-full': '53100',
  down: 'ECONNREFUSED',
};

export const faultOf = (fault: DatabaseFault): Error => new DatabaseFaultError(`simulated: ${fault}`, codes[fault]);

/** What a statement on a connection says that was lost earlier. */
export const connectionLost = (): Error => new DatabaseFaultError('simulated: the connection is gone', '08003');
