/** Instagram allows 30 characters; more than this is no user name and would not fit an index. */
const longestUserName = 100;

/** A user name as we compare them: without `@`, lower case. Undefined for what cannot be one. */
export function userName(raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined;
  const name = raw.trim().replace(/^@+/, '').toLowerCase();
  return name === '' || name.length > longestUserName ? undefined : name;
}
