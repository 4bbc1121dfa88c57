import { z } from 'zod';
import { anything, flag, lenient } from './delivery/wire.ts';
import { type GraphErrorClass, type GraphErrorMeaning, lookUpGraphError } from './graph/graph-error-table.ts';
import { redact } from './graph/redact.ts';
import type { Usage } from './graph/usage.ts';

/** What Meta refused and what that means for us. */
export interface GraphFault extends GraphErrorMeaning {
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  /** A *read* may be tried again later. A send never: after `temporary` the message may have gone out. */
  readonly retryable: boolean;
  /** Meta's words, without tokens. For logs and admins; nobody branches on them. */
  readonly message: string;
  /** Meta's support asks for it. */
  readonly traceId: string | undefined;
}

/** Meta refused a call. Branch on `class`. */
export class GraphError extends Error {
  readonly class: GraphErrorClass;
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  readonly retryable: boolean;
  readonly action: string;
  readonly traceId: string | undefined;
  /** How full our limits are: what a back-off after `rate-limit` goes by. */
  readonly usage: Usage | undefined;

  constructor(
    fault: GraphFault,
    context: { readonly call: string; readonly usage?: Usage | undefined; cause?: unknown },
  ) {
    super(`${context.call} was refused (${codeOf(fault)}): ${fault.message}`, { cause: context.cause });
    this.name = 'GraphError';
    this.class = fault.class;
    this.code = fault.code;
    this.subcode = fault.subcode;
    this.retryable = fault.retryable;
    this.action = fault.action;
    this.traceId = fault.traceId;
    this.usage = context.usage;
  }
}

/**
 * Whether Meta did what was asked is unknown: the deadline passed (`timeout`), the connection failed, was cut or led
 * elsewhere (`cut`), or what came could not be read (`unreadable`). Reads may be repeated; sends must be looked for first,
 * except where no connection was made at all (`not-connected`): then Meta surely heard nothing.
 */
export class GraphNoAnswer extends Error {
  readonly reason: 'timeout' | 'cut' | 'unreadable' | 'not-connected';

  constructor(reason: GraphNoAnswer['reason'], context: { readonly call: string; cause?: unknown }) {
    super(`${context.call} got no usable answer (${reason})`, { cause: context.cause });
    this.name = 'GraphNoAnswer';
    this.reason = reason;
  }
}

const number = lenient(z.coerce.number().int());
const text = lenient(z.string());
const graphError = z.object({
  error: z.object({
    message: text,
    code: number,
    error_subcode: number,
    is_transient: flag,
    fbtrace_id: text,
  }),
});
/** The shape of Instagram's OAuth host. */
const oauthError = z.object({ error_message: z.string(), code: anything });

/**
 * Classifies the body of a refused call by `graph-error-table.ts`; `body` is undefined where it was not JSON, and
 * `status` then decides. `secrets` are kept out of the message.
 */
export function classifyGraphError(body: unknown, status: number, secrets: readonly string[] = []): GraphFault {
  const error = graphError.safeParse(body).data?.error;
  const message = error?.message ?? oauthError.safeParse(body).data?.error_message ?? `HTTP status ${status}`;
  const { code, error_subcode: subcode } = error ?? {};
  const isTransient = error?.is_transient ?? false;
  const meaning = lookUpGraphError(code, subcode, message) ?? meaningOfStatus(status, isTransient);
  return {
    class: meaning.class,
    action: meaning.action,
    code,
    subcode,
    retryable: isTransient || meaning.class === 'temporary' || meaning.class === 'rate-limit',
    message: redact(message, secrets),
    traceId: error?.fbtrace_id,
  };
}

function meaningOfStatus(status: number, isTransient: boolean): GraphErrorMeaning {
  if (status === 429)
    return { class: 'rate-limit', action: 'Nothing: Storydesk asks less until Meta takes calls again' };
  if (isTransient || status >= 500) return { class: 'temporary', action: 'Nothing: it passes' };
  return { class: 'unknown', action: 'Look the code up in Meta’s documentation: Storydesk does not know it' };
}

const codeOf = ({ code, subcode }: GraphFault) =>
  [code ?? 'no code', subcode].filter((part) => part !== undefined).join('/');
