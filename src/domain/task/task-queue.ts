import type { Transaction } from '../database.ts';
import type { LaneNext, RunningTask } from './task-handler.ts';

/** A task that one process works on until `leaseUntil`. Whoever claims it later gets another fence. */
export interface ClaimedTask extends RunningTask {
  readonly fence: string;
  readonly leaseUntil: Date;
  /** When its lane is free; undefined without a lane. */
  readonly laneFreeAt: Date | undefined;
  /** How often it failed or its worker vanished, since it last went well. */
  readonly faults: number;
}

export interface Claim {
  readonly now: Date;
  readonly leaseSeconds: number;
  readonly limit: number;
  /** Both kinds have a claim to everything that is free, so callers let them take turns: else one could starve the other. */
  readonly first: 'timers' | 'lanes';
  /** Takes from lanes that will be free in so many milliseconds; 0 by default. */
  readonly headStartMs?: number;
}

/** How a run is over. */
export type RunEnd =
  | { readonly kind: 'over'; readonly outcome: 'done' | 'failed' | 'unknown'; readonly detail?: string | undefined }
  /** It waits until `at`; `faults` is what counts against it from now on. */
  | { readonly kind: 'again'; readonly at: Date; readonly faults: number; readonly detail?: string | undefined };

/** A task whose worker vanished this often is the likely cause: it is given up. */
export const mostFaults = 12;

/** The durable list of what must still be done, as those who do it see it. */
export interface TaskQueue {
  /** Claims tasks that may run now, for this process alone, and yields each as soon as it is ours. */
  claim(claim: Claim): AsyncIterable<ClaimedTask>;
  /**
   * Ends a run, writes down what it learned and frees its lane, all or nothing. A task that was scheduled again during
   * the run waits for that time instead of being over.
   *
   * @returns when its lane is free; undefined without a lane
   * @throws TaskFenced when somebody else has the task by now; then nothing is written
   */
  end(
    task: ClaimedTask,
    how: RunEnd,
    lane: LaneNext | undefined,
    now: Date,
    record?: (stores: Transaction) => Promise<void>,
  ): Promise<Date | undefined>;
  /** Frees the lane of a task that was taken over: what it asked outside counts all the same. */
  leaveLane(task: ClaimedTask, next: LaneNext | undefined, now: Date): Promise<Date | undefined>;
}

/** The lease was lost, and the task has since been claimed again or ended: this run may record nothing. */
export class TaskFenced extends Error {
  override readonly name = 'TaskFenced';

  constructor(task: ClaimedTask) {
    super(`Task ${task.id} (${task.kind}) was taken over while it was being worked on`);
  }
}
