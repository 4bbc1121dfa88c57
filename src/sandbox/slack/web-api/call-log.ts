import { type JsonObject, parseJson } from '../json-object.ts';

/** One Web API call as it really went, whatever the caller got to hear. */
export type Call = {
  method: string;
  /** As sent, JSON fields decoded, without the token. */
  args: JsonObject;
  at: Date;
  /** What was answered; undefined when the connection was cut or is left hanging. */
  answer?: JsonObject;
  /** HTTP status of the answer. */
  status?: number;
  /** Whether the call took effect. */
  applied: boolean;
};

/** Older calls are dropped, so that a sandbox may run for days. */
const MOST_CALLS = 20_000;

export class CallLog {
  readonly #calls: Call[] = [];
  /** Calls that are being answered now. */
  underWay = 0;

  get all(): readonly Call[] {
    return this.#calls;
  }

  begin(method: string, args: JsonObject, at: Date): Call {
    const call: Call = { method, args, at, applied: false };
    this.#calls.push(call);
    if (this.#calls.length > MOST_CALLS) this.#calls.splice(0, MOST_CALLS / 2);
    return call;
  }
}

/** Form fields that hold JSON, decoded for whoever reads the log. */
export function decodedArguments({ token: _token, ...args }: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      const holdsJson = typeof value === 'string' && /^[[{]/.test(value);
      return [name, holdsJson ? (parseJson(value) ?? value) : value];
    }),
  );
}
