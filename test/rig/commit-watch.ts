import { hash } from 'node:crypto';

/**
 * Whether these bytes ask Postgres to commit. The product prepares every statement under a name made of its text, which
 * stands in the bytes whether the statement is prepared or only run.
 */
export const asksToCommit = (bytes: Buffer): boolean => bytes.includes(nameOfCommit) || bytes.includes('commit\0');

const nameOfCommit = hash('sha256', 'commit', 'hex').slice(0, 32);
