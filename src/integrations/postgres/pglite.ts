import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pgliteParsers } from './value-parsers.ts';

/**
 * Opens the embedded Postgres under `dataDir`, creating it first if need be (2–3 s; later opens 0.3 s).
 *
 * Whoever calls this must hold the directory (`holdDataDir`): PGlite has no lock of its own, and two processes over
 * one directory corrupt it silently.
 */
export async function openPglite(dataDir: string): Promise<PGlite> {
  const directory = join(dataDir, 'pglite');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return PGlite.create({ dataDir: directory, parsers: pgliteParsers });
}
