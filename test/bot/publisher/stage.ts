import { WebClient } from '@slack/web-api';
import { sql } from 'kysely';
import { onTestFinished } from 'vitest';
import { findDoublesTask } from '../../../src/bot/publisher/find-doubles.ts';
import { pinBoardTask } from '../../../src/bot/publisher/pin-board.ts';
import { probeDeskTask } from '../../../src/bot/publisher/probe-desk.ts';
import { publishTask } from '../../../src/bot/publisher/publish.ts';
import { slackChannel } from '../../../src/bot/publisher/slack-channel.ts';
import { deskChannels } from '../../../src/bot/slack/desk-channels.ts';
import { slackClientOptions } from '../../../src/bot/slack/slack-clients.ts';
import { channelId, type LeadId, leadId, storyId } from '../../../src/domain/ids.ts';
import { endLease } from '../../../src/domain/lead/change-lead.ts';
import { endStory } from '../../../src/domain/story/sync-stories.ts';
import type { TaskHandler, TaskHandlers } from '../../../src/domain/task/task-handler.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { postgresTaskQueue } from '../../../src/integrations/postgres/task-queue.ts';
import { type TaskRunner, taskRunner } from '../../../src/integrations/schedule/task-runner.ts';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import type { Call } from '../../../src/sandbox/slack/web-api/call-log.ts';
import type { Fault } from '../../../src/sandbox/slack/web-api/faults.ts';
import type { RateLimitOptions } from '../../../src/sandbox/slack/web-api/rate-limits.ts';
import type { Message } from '../../../src/sandbox/slack/workspace/message.ts';
import { noon } from '../../domain/builders.ts';
import { ManualClock } from '../../sandbox/slack/manual-clock.ts';
import { silentLogger } from '../../sandbox/slack/silent-logger.ts';
import { DESK, smallTeam } from '../../sandbox/slack/workspace-cast.ts';
import { openDesk, type TestDesk, type TestDeskOptions } from '../../support/desk.ts';

export const leaseSeconds = 60;

/** A desk with its publisher before a local Slack: the real task runner and real HTTP, in time that a test moves. */
export interface Stage extends TestDesk {
  readonly slack: LocalSlack;
  readonly runner: TaskRunner;
  /** Lets everything happen that is due now. */
  settle(): Promise<void>;
  /** Lets so many seconds pass, stopping at each instant at which something is due. */
  pass(seconds: number): Promise<void>;
  /** Takes a fault whose call will not be answered, so that `settle` does not wait for whoever made it. */
  addHang(fault: Omit<Extract<Fault, { kind: 'hang' }>, 'kind' | 'when' | 'rate'>): void;
  /** Waits until `isTrue`, in real time. */
  until(isTrue: () => boolean | Promise<boolean>): Promise<void>;
  /** Cards that stand in the channel, oldest first. */
  cards(): Message[];
  boards(): Message[];
  /** What stands in the threads of cards, oldest first. */
  threads(): Message[];
  /** Calls of this method, oldest first. */
  calls(method: string): readonly Call[];
  /** Every lead, hottest first. */
  leads(): Promise<LeadId[]>;
  post(subject: string): Promise<{ state: string; reason: string | null; message_ts: string | null } | undefined>;
  /** Kind, subject and how often it happened, of alarms that are alive; and how often somebody was to be told. */
  alarms(): Promise<string[]>;
  tellings(): Promise<number>;
  log: string[];
}

export interface StageOptions extends TestDeskOptions {
  readonly limits?: 'off' | Partial<RateLimitOptions>;
  /** Slack that another stage brought. */
  readonly slack?: LocalSlack;
  /** How long a call may take, in real milliseconds; without it, for ever. */
  readonly deadlineMs?: number;
  /** Wraps the handler of `publish`. */
  readonly around?: (publish: TaskHandler) => TaskHandler;
  /** Whether the runner starts at once; default true. */
  readonly isRunning?: boolean;
}

export async function openStage(database: Database, options: StageOptions = {}): Promise<Stage> {
  const clock = options.clock ?? new ManualClock(noon.toISOString());
  const slack = options.slack ?? (await startLocalSlack(smallTeam({ clock, limits: options.limits ?? 'off' })));
  if (!options.slack) onTestFinished(() => slack.close());
  let wake = () => {};
  const desk = await openDesk(database, {
    ...options,
    clock,
    account: { desk: channelId(DESK), ...options.account },
    onTasks: () => wake(),
  });
  const client = () =>
    new WebClient(slack.identity.botToken, {
      ...slackClientOptions(slack.apiUrl, silentLogger),
      ...(options.deadlineMs !== undefined && { timeout: options.deadlineMs }),
    });
  const clients = { interactive: client(), posting: client(), reading: client(), fetch };
  const publishing = { desk, slack: slackChannel(clients) };
  const publish = publishTask(publishing);
  let tellings = 0;
  const nothing: TaskHandler = async () => ({ outcome: 'done' });
  const handlers: Partial<TaskHandlers> = {
    publish: options.around?.(publish) ?? publish,
    'find-doubles': findDoublesTask(publishing),
    pin: pinBoardTask(publishing),
    'probe-desk': probeDeskTask(publishing, deskChannels(clients.reading)),
    'read-profile': nothing,
    'sample-insights': nothing,
    async 'tell-admins'() {
      tellings += 1;
      return { outcome: 'done' };
    },
    async 'end-lease'({ team, key }) {
      await endLease(desk, team, leadId(key));
      return { outcome: 'done' };
    },
    async 'end-story'({ team, key }) {
      const [, story = ''] = key.split(':');
      await endStory(desk, team, desk.account.id, storyId(story));
      return { outcome: 'done' };
    },
  };
  const log: string[] = [];
  const write = (line: object, message?: string) => void log.push(`${message} ${JSON.stringify(line)}`);
  const runner = taskRunner({
    queue: postgresTaskQueue(desk.db, desk.database.transact),
    clock,
    handlers,
    leaseSeconds,
    concurrency: 10,
    sleep: (ms) => clock.sleep(ms),
    log: { warn: write, error: write } as never,
  });
  wake = runner.wake;
  if (options.isRunning !== false) runner.start();
  onTestFinished(async () => {
    const stopped = runner.stop();
    clock.advance(3600_000); // whoever still sleeps, or drains, need not wait
    await stopped;
  });

  const hanging: { key: string; at: Date }[] = [];
  const isHanging = (row: { key: string; lease_until: Date }) =>
    hanging.some(({ key, at }) => key === row.key && row.lease_until.getTime() <= at.getTime() + leaseSeconds * 1000);

  async function isBusy(): Promise<boolean> {
    const now = clock.now();
    const { rows } = await sql<{ key: string; lease_until: Date | null }>`
      select task.key, task.lease_until
      from task left join lane on lane.team_id = task.team_id and lane.lane = task.lane
      where outcome is null and (
        task.lease_until is not null
        or task.due_at <= ${now} and lane.parked_because is null
          and (lane.lane is null or greatest(lane.next_free_at, lane.held_until) <= ${now})
      )`.execute(desk.db);
    return rows.some(({ key, lease_until }) => lease_until === null || !isHanging({ key, lease_until }));
  }

  async function nextInstant(): Promise<Date | undefined> {
    const { rows } = await sql<{ next: Date | null }>`
      select min(coalesce(task.lease_until, greatest(task.due_at, lane.next_free_at, lane.held_until))) as next
      from task left join lane on lane.team_id = task.team_id and lane.lane = task.lane
      where outcome is null and (task.lease_until is not null or lane.parked_because is null)`.execute(desk.db);
    return rows[0]?.next ?? undefined;
  }

  const stage: Stage = {
    ...desk,
    slack,
    runner,
    log,
    async settle() {
      runner.wake();
      await stage.until(async () => !(await isBusy()));
    },
    async pass(seconds) {
      const end = clock.now().getTime() + seconds * 1000;
      await stage.settle();
      for (;;) {
        const next = await nextInstant();
        const step = Math.min(next?.getTime() ?? end, end) - clock.now().getTime();
        clock.advance(Math.max(step, 0));
        await stage.settle();
        if (clock.now().getTime() >= end) return;
      }
    },
    addHang(fault) {
      slack.faults.add({
        ...fault,
        kind: 'hang',
        when: (args) => {
          const { metadata } = args as { metadata?: { event_payload?: { lead_id?: string } } };
          hanging.push({ key: `card:${metadata?.event_payload?.lead_id}`, at: clock.now() });
          return true;
        },
      });
    },
    async until(isTrue) {
      while (!(await isTrue())) await new Promise(setImmediate);
    },
    cards: () => shown(slack, 'storydesk_card'),
    boards: () => shown(slack, 'storydesk_board'),
    threads: () => shown(slack, 'storydesk_thread'),
    calls: (method) => slack.calls.filter((call) => call.method === method),
    async leads() {
      const rows = await desk.db
        .selectFrom('lead')
        .select('lead_id')
        .orderBy('segment')
        .orderBy('heat', 'desc')
        .execute();
      return rows.map((row) => leadId(row.lead_id));
    },
    post: (subject) =>
      desk.db
        .selectFrom('slack_post')
        .select(['state', 'reason', 'message_ts'])
        .where('subject', '=', subject)
        .executeTakeFirst(),
    async alarms() {
      const alive = await desk.database.stores.alarms.live(desk.account.team);
      return alive.map(({ kind, subject, detail }) => `${kind} ${subject}: ${detail}`);
    },
    tellings: async () => tellings,
  };
  return stage;
}

const shown = (slack: LocalSlack, eventType: string) =>
  slack
    .messages(DESK)
    .filter(({ deletedAt, metadata }) => deletedAt === undefined && metadata?.event_type === eventType);

/** The lead a card shows. */
export const leadOf = (message: Message) => leadId(String(message.metadata?.event_payload.lead_id));

/** Everything a message shows, as one text. */
export const textOf = (message: Message | undefined) => `${message?.text}\n${JSON.stringify(message?.blocks)}`;
