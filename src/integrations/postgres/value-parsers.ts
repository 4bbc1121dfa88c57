import type { ParserOptions } from '@electric-sql/pglite';
import pg from 'pg';

/*
 * The same value must come out of both databases. What the drivers make of most types already agrees; these do not.
 * Numbers are the type's oid in pg_type.
 */
const asText = (value: string) => value;
const int8 = 20;
const int8Array = 1016;
const bytea = 17;
const date = 1082;
const dateArray = 1182;
const interval = 1186;
const intervalArray = 1187;
const point = 600;
const pointArray = 1017;

/** For `PGlite.create`: bigint as text (exact beyond 2^53), days as `YYYY-MM-DD`, bytes as `Buffer`. */
export const pgliteParsers: ParserOptions = {
  [int8]: asText,
  [date]: asText,
  [interval]: asText,
  [point]: asText,
  [bytea]: (value) => Buffer.from(value.slice('\\x'.length), 'hex'),
};

const textArray = 1009 as Parameters<typeof pg.types.getTypeParser>[0]; // one of the many oids @types/pg does not list
const textElements: (value: string) => (string | null)[] = pg.types.getTypeParser(textArray);
const postgresParsers: Record<number, (value: string) => unknown> = {
  [int8Array]: textElements,
  [date]: asText,
  [dateArray]: textElements,
  [interval]: asText,
  [intervalArray]: textElements,
  [point]: asText,
  [pointArray]: textElements,
};

/** For a `pg` pool. Given to the pool rather than set for the whole process, which other users of pg would notice. */
export const postgresTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    const ours = format === 'binary' ? undefined : postgresParsers[oid];
    return ours ?? pg.types.getTypeParser(oid, format);
  },
};
