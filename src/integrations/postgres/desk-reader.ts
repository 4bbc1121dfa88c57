import type { Kysely } from 'kysely';
import type { DeskReader } from '../../domain/desk-reader.ts';
import { boardReader } from './board-reader.ts';
import { cardReader } from './card-reader.ts';
import { leadLineReader } from './lead-line-reader.ts';
import type { Schema } from './schema.ts';
import type { Sealer } from './sealing.ts';

export const postgresDeskReader = (db: Kysely<Schema>, sealer: Sealer): DeskReader => ({
  ...cardReader(db, sealer),
  ...boardReader(db),
  ...leadLineReader(db, sealer),
});
