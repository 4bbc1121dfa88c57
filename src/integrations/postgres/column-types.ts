import type { ColumnType } from 'kysely';

/** Written as text made by `jsonb()`: pg would send a JavaScript array as a Postgres array. */
export type Jsonb = ColumnType<unknown, string, string>;
export type JsonbWithDefault = ColumnType<unknown, string | undefined, string>;
/** Read as a `Buffer` from both databases. */
export type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>;
export type BytesOrNull = ColumnType<Buffer | null, Uint8Array | null | undefined, Uint8Array | null>;
/** `bigint` columns are text from both databases: a count may exceed 2^53, and text survives JSON. */
export type BigintWithDefault = ColumnType<string, string | undefined, string>;
