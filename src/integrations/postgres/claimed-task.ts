import type { RunningTask } from '../../domain/task/task-handler.ts';

/** A task that one process works on until `leaseUntil`. Whoever claims it later gets another fence. */
export interface ClaimedTask extends RunningTask {
  readonly fence: string;
  readonly leaseUntil: Date;
  /** When its lane is free; undefined without a lane. */
  readonly laneFreeAt: Date | undefined;
  /** How often it failed or its worker vanished, since it last went well. */
  readonly faults: number;
}
