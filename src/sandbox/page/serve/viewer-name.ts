import { z } from 'zod';

/** An Instagram name as somebody types it, with or without @. */
export const viewerName = z
  .string()
  .trim()
  .transform((name) => name.replace(/^@/, ''))
  .pipe(z.string().regex(/^[\w.]{1,30}$/, 'An Instagram name has letters, digits, . and _, at most 30.'));

/** The viewer whose phone a browser shows, from its address; undefined when it names none that could be. */
export function viewerOnPhone(parameters: URLSearchParams): string | undefined {
  const name = viewerName.safeParse(parameters.get('viewer') ?? undefined);
  return name.success ? name.data : undefined;
}
