import type { JsonObject } from '../json-object.ts';

/** What goes wrong with a call. */
export type FaultKind =
  /** Answered as usual, but only after `ms`. */
  | { kind: 'delay'; ms: number }
  /** HTTP 429 with this `Retry-After`; not applied. */
  | { kind: 'rate-limited'; retryAfterSeconds: number }
  /** HTTP 500; not applied. */
  | { kind: 'server-error' }
  /** Applied, then the connection is cut before an answer. */
  | { kind: 'answer-lost' }
  /** The connection is cut; not applied. */
  | { kind: 'cut-before' }
  /** Never answered. */
  | { kind: 'hang'; applied: boolean }
  /** `{ ok: false, error }`; not applied. */
  | { kind: 'error'; error: string };

/** When it goes wrong. Without `times` for ever; without `rate` each time. */
export type Fault = FaultKind & {
  /** Method name, or `*` for all. */
  method: string;
  when?: (args: JsonObject) => boolean;
  times?: number;
} & (
    | { rate?: undefined }
    /** The share of matching calls that fail, drawn from `random` (0 to 1). */
    | { rate: number; random: () => number }
  );

export class Faults {
  #faults: { fault: Fault; left: number }[] = [];

  /** Adds a fault; the returned function takes it away again. */
  add(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
    this.#faults.push(entry);
    return () => {
      this.#faults = this.#faults.filter((other) => other !== entry);
    };
  }

  clear(): void {
    this.#faults = [];
  }

  /** The fault that hits this call, if any; the first that was added wins. */
  strike(method: string, args: JsonObject): FaultKind | undefined {
    const entry = this.#faults.find(({ fault, left }) => left > 0 && strikes(fault, method, args));
    if (!entry) return undefined;
    entry.left -= 1;
    return entry.fault;
  }
}

function strikes(fault: Fault, method: string, args: JsonObject): boolean {
  if (fault.method !== '*' && fault.method !== method) return false;
  if (fault.when && !fault.when(args)) return false;
  return fault.rate === undefined || fault.random() < fault.rate;
}
