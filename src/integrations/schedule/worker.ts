/** Work that is done whenever somebody wakes it, one run at a time. */
export interface Worker {
  /** Something may be waiting. Any number of calls while a run is under way make one more run. */
  wake(): void;
  /** Lets the run under way end and starts none any more. */
  stop(): Promise<void>;
}

/**
 * Runs `work` again and again while it says that there is more, and then sleeps until woken. A fault ends the run; the
 * next wake tries again.
 */
export function worker(work: () => Promise<boolean>, onFault: (fault: unknown) => void): Worker {
  let running: Promise<void> | undefined;
  let isWoken = false;
  let isStopped = false;

  async function run(): Promise<void> {
    try {
      do isWoken = false;
      while (((await work()) || isWoken) && !isStopped);
    } catch (fault) {
      onFault(fault);
    }
    running = undefined;
  }

  return {
    wake() {
      isWoken = true;
      if (!isStopped) running ??= run();
    },
    async stop() {
      isStopped = true;
      await running;
    },
  };
}
