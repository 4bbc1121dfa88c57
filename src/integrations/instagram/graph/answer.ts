import type { z } from 'zod';
import { GraphNoAnswer } from '../graph-error.ts';

/** `body` in the shape that `call` should answer with; an answer of another shape is none. */
export function answerOf<Schema extends z.ZodType>(schema: Schema, body: unknown, call: string): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new GraphNoAnswer('unreadable', { call, cause: new Error(places.slice(0, 5).join('; ')) });
}
