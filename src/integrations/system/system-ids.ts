import { randomUUID } from 'node:crypto';
import type { IdSource } from '../../domain/clock.ts';

/** Unguessable ids from the machine's own randomness. */
export const systemIds: IdSource = { next: () => randomUUID() };
