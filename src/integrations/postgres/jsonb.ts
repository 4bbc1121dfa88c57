/**
 * The text to write into a `jsonb` column.
 *
 * Postgres refuses NUL and halves of surrogate pairs in jsonb, and people's texts contain both: each becomes U+FFFD.
 * https://www.postgresql.org/docs/current/datatype-json.html#DATATYPE-JSON
 */
export function jsonb(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`A ${typeof value} has no JSON form and cannot be stored as jsonb`);
  // JSON.stringify writes only the unpaired halves as \ud…; an escaped backslash is matched first, and kept.
  return text.replace(/\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g, (escaped) =>
    /^\\u(?:0000|d)/.test(escaped) ? '\ufffd' : escaped,
  );
}
