import { type Job, runJob } from './worker.ts';

/* A process of its own for simulations: what is asked for comes by message, and so does what came of it. */
process.on('message', (job: Job) => {
  void runJob(job).then(
    (report) => process.send?.({ report }),
    (fault: unknown) =>
      process.send?.({
        fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
        seed: job.seed,
      }),
  );
});
