import { fork } from 'node:child_process';
import { once } from 'node:events';

/** The product's intake, and three bare handlers to hold it against. */
export type IntakeVariant = 'product' | 'hmac only' | 'insert each' | 'bare group';

export const intakePath = '/instagram/webhook';
export const intakeSecret = 'bench-app-secret';

export interface IntakeServer {
  readonly port: number;
  stop(): void;
}

/** Starts one of them over `source`, a database URL or a directory for PGlite. It ends with this process. */
export async function intakeServer(variant: IntakeVariant, source: string): Promise<IntakeServer> {
  const child = fork(new URL('intake-child.ts', import.meta.url), [variant, source]);
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The ${variant} server ended with ${code}`);
  });
  const [port] = (await Promise.race([once(child, 'message'), failed])) as [number];
  failed.catch(() => {}); // it ends when it is told to
  return { port, stop: () => child.disconnect() };
}
