import { type Child, runChild } from './child.ts';
import { waitUntil } from './wait-until.ts';

/** The running product, as its surroundings see it. */
export interface Program extends Child {
  /** The root of its HTTP server, without a final slash. */
  readonly url: string;
  get(path: string): Promise<{ readonly status: number; readonly text: string }>;
  /** Waits until `/readyz` says so. */
  untilReady(): Promise<void>;
  /** Waits until it listens, whatever it says of Slack. */
  untilListening(): Promise<void>;
  /** The counters whose name starts with `name`, added up over those whose labels hold `label`. */
  metric(name: string, label?: string): Promise<number>;
  /** kill -9, and waits until it is gone. */
  killed(): Promise<void>;
  /** SIGTERM, and waits until it has ended. */
  stopped(): ReturnType<typeof stop>;
}

/** Embedded data takes seconds of computing to begin with, which a busy machine stretches tenfold. */
const startPatienceMs = 180_000;

/**
 * Starts the product; it listens at the `PORT` of `env`.
 *
 * @param entry the address of another version's `src/main.ts`
 */
export function startProgram(env: Readonly<Record<string, string>>, entry = 'src/main.ts'): Program {
  const child = runChild(entry, [], env);
  const url = `http://127.0.0.1:${env.PORT}`;

  async function get(path: string) {
    const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(10_000) });
    return { status: response.status, text: await response.text() };
  }

  async function until(path: string): Promise<void> {
    await waitUntil(
      async () => {
        if (child.hasEnded()) return;
        const { status, text } = await get(path);
        if (status !== 200) throw new Error(`${path} says ${status} ${text}\n${child.said()}`);
      },
      { timeout: startPatienceMs, interval: 25 },
    );
    if (child.hasEnded()) throw new Error(`The process ended before it was there:\n${child.said()}`);
  }

  return {
    ...child,
    url,
    get,
    untilReady: () => until('/readyz'),
    untilListening: () => until('/healthz'),
    async metric(name, label = '') {
      const { text } = await get('/metrics');
      const lines = text.split('\n').filter((line) => line.startsWith(name) && line.includes(label));
      return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    },
    async killed() {
      child.kill('SIGKILL');
      await child.ended;
    },
    stopped: () => stop(child),
  };
}

function stop(child: Child): Child['ended'] {
  child.kill('SIGTERM');
  return child.ended;
}
