/** What a rule answers: the accepted value, or the refusal that says why not. A fault is never a `Result`; it is thrown. */
export type Result<Value, Refusal> = Accepted<Value> | Refused<Refusal>;

export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Refused<Refusal> {
  readonly ok: false;
  readonly refusal: Refusal;
}

export const accept = <Value>(value: Value): Accepted<Value> => ({ ok: true, value });

export const refuse = <Refusal>(refusal: Refusal): Refused<Refusal> => ({ ok: false, refusal });
