import type { Transaction } from '../database.ts';
import type { TeamId } from '../ids.ts';
import type { TaskKind } from './task.ts';

/** A task that this process works on until its lease ends. */
export interface RunningTask {
  readonly id: string;
  readonly team: TeamId;
  readonly kind: TaskKind;
  readonly key: string;
  readonly lane: string | undefined;
  /** How often it was begun, this time included. */
  readonly attempts: number;
}

/** At most `burst` at once, and then one per `intervalMs`: never more than burst + window / intervalMs in any window. */
export interface Pace {
  readonly intervalMs: number;
  readonly burst: number;
}

/** What the lane of a task may do next. */
export type LaneNext =
  /** The next one, at this pace, counted from when the other side answered; by default from the end of the run. */
  | { readonly pace: Pace; readonly since?: Date }
  /** Nothing before this instant: the other side asked us to wait. */
  | { readonly notBefore: Date }
  /** Nothing until somebody mends it. */
  | { readonly parkedBecause: string };

/** How a run of a task ended. */
export interface TaskResult {
  /**
   * - `done`: nothing is left to do.
   * - `failed`: it cannot be done; a person must know.
   * - `unknown`: asked outside and got no answer; somebody must find out before anything is tried again.
   * - `{ again }`: it is not over; run at that time.
   */
  readonly outcome: 'done' | 'failed' | 'unknown' | { readonly again: Date };
  /** For people who look at the table; never a token, a name or words of a viewer. */
  readonly detail?: string;
  readonly lane?: LaneNext;
  /**
   * Writes what was learned, in the transaction that ends the run. It does not run when the lease was lost and another
   * process has taken the task over; `onFenced` runs instead.
   */
  readonly record?: (stores: Transaction) => Promise<void>;
  readonly onFenced?: () => Promise<void>;
}

/** What a handler must ask while it works. */
export interface TaskRun {
  /** False once the lease has ended: then nothing outside may be touched any more. */
  isStillOurs(): boolean;
  /**
   * Resolves when the task's lane is free. Tasks are begun a moment before, so that what must be read and written down
   * first costs the lane no time; whoever has a lane waits for this before each first call outside.
   */
  untilItsTurn(): Promise<void>;
}

/** Does one task. Everything outside happens here, between two transactions and never inside one. */
export type TaskHandler = (task: RunningTask, run: TaskRun) => Promise<TaskResult>;
export type TaskHandlers = Readonly<Record<TaskKind, TaskHandler>>;
