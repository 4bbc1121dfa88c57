/** Waits in real time, whatever the product's clock says: it paces real connections. Returns early on `signal`. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;
