import { scheduleJob } from 'node-schedule';

export interface Ticking {
  stop(): void;
}

/**
 * Calls `onTick` once a second. That is all node-schedule does here: what is due is a row.
 *
 * It would start a second call while the first is running, and let a rejection end the process; so a tick that finds
 * the last one at work is left out, and faults go to `onFault`.
 */
export function startTicking(onTick: () => void | Promise<void>, onFault: (fault: unknown) => void): Ticking {
  let isTicking = false;
  const job = scheduleJob('* * * * * *', async () => {
    if (isTicking) return;
    isTicking = true;
    try {
      await onTick();
    } catch (fault) {
      onFault(fault);
    } finally {
      isTicking = false;
    }
  });
  // node-schedule answers null, silently, to a pattern it does not like.
  if (!job) throw new Error('node-schedule did not accept the every-second pattern');
  return { stop: () => void job.cancel() };
}
