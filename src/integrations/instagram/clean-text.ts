/** `text` as Postgres can store it, in `text` and in `jsonb`: without NUL, and with U+FFFD in place of lone surrogates. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** Parsed JSON with every string in it cleaned, keys included. Expects the limited depth that `parseBigIntJson` grants. */
export function cleanTree(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanTree);
  if (typeof value !== 'object' || value === null) return value;
  // fromEntries defines properties instead of assigning them: a key named `__proto__` stays an ordinary key.
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), cleanTree(inner)]));
}

/** The first `length` UTF-16 units of `text`; a character cut in half is replaced, so that the rest can be stored. */
export const excerpt = (text: string, length: number) => text.slice(0, length).toWellFormed();
