import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Report, StoreKind } from './worker.ts';

/** A seed takes seconds; one that takes so long hangs. */
const longestSeedMs = 300_000;
/** What one seed makes is nearly all forgotten at once: a large nursery saves looking through it, and a small rest does. */
const memory = ['--max-semi-space-size=64', '--max-old-space-size=768'];
const workerFile = fileURLToPath(new URL('./worker-main.ts', import.meta.url));

/** Seeds to be run, one after the other, by some workers at once. */
export interface Batch {
  readonly seeds: readonly number[];
  readonly store: StoreKind;
  readonly workers: number;
  /** The mistake that is planted first. */
  readonly bug?: string | undefined;
  /** Every so manieth seed is run twice and compared; undefined: none. */
  readonly twiceEvery?: number | undefined;
  readonly verbose?: boolean;
  /** Ends at the first seed that breaks a promise. */
  readonly untilBroken?: boolean;
  readonly onReport?: (report: Report) => void;
}

/** A seed that could not be run at all. */
export class SeedFailed extends Error {
  override readonly name = 'SeedFailed';
  readonly seed: number;
  constructor(seed: number, why: string) {
    super(`Seed ${seed} could not be run: ${why}`);
    this.seed = seed;
  }
}

/** @throws SeedFailed */
export function runBatch(batch: Batch): Promise<readonly Report[]> {
  const { seeds, store, bug, twiceEvery, verbose = false, untilBroken = false, onReport } = batch;
  const waiting = [...seeds];
  const reports: Report[] = [];
  /** What each worker is at, with the alarm that rings when it hangs. */
  const running = new Map<ChildProcess, { readonly seed: number; readonly alarm: NodeJS.Timeout }>();
  let isEnding = false;

  return new Promise((resolve, reject) => {
    const fail = (fault: Error) => {
      isEnding = true;
      for (const [child, { alarm }] of running) {
        clearTimeout(alarm);
        child.kill();
      }
      running.clear();
      reject(fault);
    };
    const give = (child: ChildProcess) => {
      clearTimeout(running.get(child)?.alarm);
      const seed = isEnding ? undefined : waiting.shift();
      if (seed === undefined) {
        running.delete(child);
        child.disconnect();
        if (running.size === 0) resolve(reports);
        return;
      }
      const hangs = () => fail(new SeedFailed(seed, `it took longer than ${longestSeedMs / 1_000} s`));
      running.set(child, { seed, alarm: setTimeout(hangs, longestSeedMs) });
      child.send({ seed, store, verbose, twice: twiceEvery !== undefined && seed % twiceEvery === 0 });
    };
    for (let worker = 0; worker < Math.min(batch.workers, seeds.length); worker += 1) {
      const child = fork(workerFile, bug === undefined ? [] : [bug], { execArgv: memory });
      child.on('message', (message: { report: Report } | { seed: number; fault: string }) => {
        if ('fault' in message) return fail(new SeedFailed(message.seed, message.fault));
        reports.push(message.report);
        onReport?.(message.report);
        if (untilBroken && message.report.violations.length > 0) isEnding = true;
        give(child);
      });
      child.on('exit', (code, signal) => {
        const at = running.get(child);
        if (at) fail(new SeedFailed(at.seed, `its worker ended by itself, with ${code ?? signal}`));
      });
      give(child);
    }
  });
}
