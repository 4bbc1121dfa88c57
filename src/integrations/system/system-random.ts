/** A number from 0 up to 1, for spreading retries; not for secrets. */
export const systemRandom = (): number => Math.random();
