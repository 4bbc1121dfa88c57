import type { Transaction } from '../../../src/domain/database.ts';
import type { EngineTransaction } from './engine.ts';

/** Runs `work` whole or not at all, over plain rows and over the stores of the same transaction. */
export type Transact = <T>(work: (tx: EngineTransaction, stores: Transaction) => Promise<T>) => Promise<T>;

/** Runs what is one statement in SQL: it stays once it is done. */
export type Alone = <T>(act: (tx: EngineTransaction) => Promise<T>) => Promise<T>;
