/** The only way the product learns what time it is, so that a simulation or the sandbox can own it. */
export interface Clock {
  now(): Date;
}

/** The only source of fresh ids: unguessable and unique, in the order of creation where the caller can use that. */
export interface IdSource {
  next(): string;
}
