import { z } from 'zod';

/** Meta's longest ids (`mid`) have about 160 characters. Ids become index keys, which Postgres limits to 2700 bytes. */
const longestId = 512;

/** An id of Meta's: text, though some of its samples print numbers. */
export const metaId = z.union([z.string().min(1).max(longestId), z.int().transform(String)]);

/** `null`, like a missing key, says nothing. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

/** For what only adorns an event: a malformed part is left out, it does not cost the whole message. */
export const lenient = <Schema extends z.ZodType>(schema: Schema) => optional(schema).catch(undefined);

/** Words; empty text is no text. */
export const words = optional(z.string()).transform((text) => text || undefined);

/** Whatever stands there, or nothing; zod demands the key of a plain `unknown`. */
export const anything = z.unknown().optional();

/** A count; Meta writes some of its numbers as text. */
export const count = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
]);

export const flag = anything.transform((value) => value === true || value === 'true');

export const party = optional(z.object({ id: optional(metaId) }));
