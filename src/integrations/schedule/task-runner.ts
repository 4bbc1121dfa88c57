import type { Logger } from 'pino';
import type { Clock } from '../../domain/clock.ts';
import { addMilliseconds, addSeconds } from '../../domain/duration.ts';
import { faultDetail } from '../../domain/fault-detail.ts';
import { recurringKinds } from '../../domain/task/task.ts';
import type { LaneNext, TaskHandlers, TaskResult } from '../../domain/task/task-handler.ts';
import { type ClaimedTask, mostFaults, TaskFenced, type TaskQueue } from '../../domain/task/task-queue.ts';

export interface TaskRunnerParts {
  readonly queue: TaskQueue;
  readonly clock: Clock;
  readonly handlers: Partial<TaskHandlers>;
  /** How long a task may take before another process may begin it again. */
  readonly leaseSeconds: number;
  /** How many tasks this process works on at once. */
  readonly concurrency: number;
  /** Waits so many milliseconds: a lane is free at its instant, not at the next tick. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

export interface TaskRunner {
  /** Claims from now on, beginning now. */
  start(): void;
  /** Looks for work now; to be called once a second and after every commit that scheduled some. Costs nothing when already looking. */
  wake(): void;
  /** Claims nothing more and waits for what is running, for 10 s at most. What is not over by then is begun again elsewhere. */
  stop(): Promise<void>;
}

const drainMs = 10_000;
/** Enough to read and decide what a lane's next call will be. Who comes hotter within it waits for the one after. */
const headStartMs = 100;
const firstRetrySeconds = 5;
const longestRetrySeconds = 15 * 60;
/** A kind without a handler belongs to a newer version, which runs beside this one during an update. */
const unknownKindSeconds = 60;

/** Works on due tasks: claims them, runs their handlers, and writes down how they ended. */
export function taskRunner({
  queue,
  clock,
  handlers,
  leaseSeconds,
  concurrency,
  sleep,
  log,
}: TaskRunnerParts): TaskRunner {
  const running = new Map<ClaimedTask, Promise<void>>();
  let isOpen = false;
  let isLooking = false;
  let looking = Promise.resolve();
  let lookAgain = false;
  let timersAreNext = false;

  function wake(): void {
    lookAgain = true;
    if (isOpen && !isLooking) looking = look();
  }

  async function look(): Promise<void> {
    isLooking = true;
    while (isOpen && lookAgain) {
      lookAgain = false;
      abandonHanging();
      timersAreNext = !timersAreNext;
      const found = await beginDue(timersAreNext ? 'timers' : 'lanes');
      if (found > 0) lookAgain = true;
    }
    isLooking = false;
  }

  /** @returns how many tasks could be begun */
  async function beginDue(first: 'timers' | 'lanes'): Promise<number> {
    let begun = 0;
    try {
      const limit = concurrency - running.size;
      for await (const task of queue.claim({ now: clock.now(), leaseSeconds, limit, first, headStartMs })) {
        begin(task);
        begun++;
      }
    } catch (fault) {
      log.warn({ fault: faultDetail(fault) }, 'No more tasks could be claimed; the next tick tries again');
    }
    return begun;
  }

  function begin(task: ClaimedTask): void {
    const run = work(task)
      .catch((fault: unknown) =>
        log.error(
          { fault: faultDetail(fault), ...named(task) },
          'The end of a task could not be written down; its lease will end',
        ),
      )
      .then(() => {
        running.delete(task);
        wake();
      });
    running.set(task, run);
  }

  /** A handler that never returns would keep its place for ever. Somebody else has its task by now. */
  function abandonHanging(): void {
    for (const task of running.keys()) {
      if (isOurs(task)) continue;
      running.delete(task);
      log.error(named(task), 'A task outlived its lease');
    }
  }

  const isOurs = (task: ClaimedTask) => clock.now() < task.leaseUntil;

  async function work(task: ClaimedTask): Promise<void> {
    const handler = handlers[task.kind];
    if (!handler) {
      log.warn(named(task), 'Nobody here knows this kind of task');
      return end(task, { outcome: { again: addSeconds(clock.now(), unknownKindSeconds) } });
    }
    let result: TaskResult | undefined;
    try {
      result = await handler(task, {
        isStillOurs: () => isOurs(task),
        untilItsTurn: () => sleepUntil(task.laneFreeAt),
      });
      await end(task, result);
    } catch (fault) {
      if (!(fault instanceof TaskFenced)) return fail(task, fault);
      log.warn(named(task), fault.message);
      await leaveLane(task, result?.lane);
      await result?.onFenced?.();
    }
  }

  async function end(task: ClaimedTask, { outcome, detail, lane, record }: TaskResult): Promise<void> {
    const how =
      typeof outcome === 'string'
        ? ({ kind: 'over', outcome, detail } as const)
        : ({ kind: 'again', at: outcome.again, faults: 0, detail } as const);
    wakeAt(await queue.end(task, how, lane, clock.now(), record));
  }

  async function fail(task: ClaimedTask, fault: unknown): Promise<void> {
    const faults = task.faults + 1;
    const isGivenUp = faults >= mostFaults && !recurringKinds.includes(task.kind);
    const detail = faultDetail(fault);
    log.error(
      { fault: detail, ...named(task), faults },
      isGivenUp ? 'A task is given up' : 'A task failed and is retried',
    );
    const now = clock.now();
    const waitSeconds = Math.min(firstRetrySeconds * 2 ** Math.min(task.faults, mostFaults), longestRetrySeconds);
    const how = isGivenUp
      ? ({ kind: 'over', outcome: 'failed', detail } as const)
      : ({ kind: 'again', at: addSeconds(now, waitSeconds), faults, detail } as const);
    try {
      // Whether it asked outside before it failed is not known; a second keeps any pace we have with anybody.
      await queue.end(task, how, { notBefore: addSeconds(now, 1) }, now);
    } catch (error) {
      if (!(error instanceof TaskFenced)) throw error;
      await leaveLane(task, undefined);
    }
  }

  async function leaveLane(task: ClaimedTask, next: LaneNext | undefined): Promise<void> {
    wakeAt(await queue.leaveLane(task, next, clock.now()));
  }

  function wakeAt(instant: Date | undefined): void {
    if (!instant) return;
    const claimableAt = addMilliseconds(instant, -headStartMs);
    if (claimableAt > clock.now()) void sleepUntil(claimableAt).then(wake);
  }

  /** Not a moment too early, as timers may be: whoever looks then finds nothing, and looks again a tick later. */
  async function sleepUntil(instant: Date | undefined): Promise<void> {
    const left = () => (instant ? instant.getTime() - clock.now().getTime() : 0);
    while (left() > 0) await sleep(left());
  }

  return {
    start() {
      isOpen = true;
      wake();
    },
    wake,
    async stop() {
      isOpen = false;
      // What a claim under way still brings is worked on too: it is ours already.
      const drained = looking.then(() => Promise.all(running.values()));
      await Promise.race([drained, sleep(drainMs)]);
    },
  };
}

/** What a log line says about a task: never its key, which may be somebody's name. */
const named = ({ id, kind, lane, attempts }: ClaimedTask) => ({ task: id, kind, lane, attempts });
