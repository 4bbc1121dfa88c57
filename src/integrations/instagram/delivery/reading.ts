import type { z } from 'zod';
import { accept, type Result, refuse } from '../../../domain/result.ts';
import type { InboundEvent, Passing, QuarantineReason } from '../../../domain/signal/inbound-event.ts';
import { excerpt } from '../clean-text.ts';

/** Why one item could not be read; `detail` names the place and the expected shape, never what somebody wrote. */
export interface Unreadable {
  readonly reason: QuarantineReason;
  readonly detail: string;
}

/** What one item of a delivery says, or why it could not be read. */
export type Reading = Result<readonly InboundEvent[], Unreadable>;

export const says = (...events: readonly InboundEvent[]): Reading => accept(events);

export const unreadable = (reason: QuarantineReason, detail: string) => refuse<Unreadable>({ reason, detail });

export const passing = (
  what: Passing['what'],
  { account, happenedAt }: Pick<Passing, 'account' | 'happenedAt'>,
): Reading => says({ type: 'passing', what, account, happenedAt });

/** Holds `body` against the shape that Meta documents for it. */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): Result<z.output<Schema>, Unreadable> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return accept(parsed.data);
  const [issue] = parsed.error.issues;
  return unreadable('broken-entry', `${issue?.path.join('.') || 'the item itself'}: ${issue?.message}`);
}

/** The keys of something unknown, which tell an admin most about it. */
export const keysOf = (raw: object) => `keys: ${excerpt(Object.keys(raw).join(', '), 200)}`;
