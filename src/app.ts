import type { Logger } from 'pino';
import { commandDoor } from './app/command-door.ts';
import { conversionRoutes } from './app/conversion-routes.ts';
import { deliveryWorker } from './app/delivery-worker.ts';
import { instagramRoutes } from './app/instagram-routes.ts';
import { type Machine, thisMachine } from './app/machine.ts';
import { readiness } from './app/readiness.ts';
import { type SlackSide, slackSide } from './app/slack-side.ts';
import { countRuns, taskHandlers } from './app/task-handlers.ts';
import type { WorkspaceConfig } from './config.ts';
import type { Clock, IdSource } from './domain/clock.ts';
import type { Desk } from './domain/desk.ts';
import type { TeamId } from './domain/ids.ts';
import { connectAccounts } from './domain/team/connect-accounts.ts';
import { seedTemplates } from './domain/template/seed-templates.ts';
import { healthzRoute, readyzRoute } from './integrations/http/health-routes.ts';
import { createMetrics } from './integrations/http/metrics.ts';
import { graphClient } from './integrations/instagram/graph-client.ts';
import { taskRunner } from './integrations/schedule/task-runner.ts';

/** What the product takes from its surroundings, so that a sandbox or a simulation can give it another. */
export interface Surroundings {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Logger;
  /** Something after which going on makes no sense, such as a token Slack refuses for good. */
  readonly onFatal: (fault: Error) => void;
  /** Aborted when the process is to end before the product has started. */
  readonly signal: AbortSignal;
  /** Default: this one. */
  readonly machine?: Machine;
}

/** The running product. */
export interface Product {
  /** Where the one HTTP server listens. */
  readonly port: number;
  /** Takes nothing in any more, ends what is under way within ten seconds, and lets go of everything. */
  stop(): Promise<void>;
}

const drainMs = 10_000;
/**
 * Three times the longest call a task makes, so that a lease ends only when its process has died or been stopped; and
 * short enough for the others to answer in time what a dead one had begun: a Hot lead is to be claimed within minutes.
 */
const taskLeaseSeconds = 30;
const tasksAtOnce = 16;
const graphTimeoutMs = 10_000;

/**
 * Starts the product: storage, then the HTTP server, then Slack, then the work. Instagram's webhooks are taken as soon
 * as there is storage, also while Slack is away.
 *
 * @throws DataDirHeld, CannotListen, SlackRefusesToken, MigrationFailed, DatabaseNewerThanCode; nothing stays open then
 */
export async function startProduct(config: WorkspaceConfig, surroundings: Surroundings): Promise<Product> {
  const opened: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of opened.toReversed()) await close();
    opened.length = 0;
  };
  try {
    return await compose(config, surroundings, opened, closeAll);
  } catch (fault) {
    await closeAll();
    throw fault;
  }
}

async function compose(
  config: WorkspaceConfig,
  { clock, ids, log, onFatal, signal, machine = thisMachine }: Surroundings,
  opened: (() => Promise<void>)[],
  closeAll: () => Promise<void>,
): Promise<Product> {
  let slack: SlackSide | undefined;
  let home: TeamId | undefined;
  const wake = { tasks: () => {}, deliveries: () => {} };
  const storage = await machine.openStorage(config.database, {
    clock,
    ids,
    log,
    door: commandDoor(() => ({ bot: slack?.bot, applied: [] })),
    onTasks: () => wake.tasks(),
    onDeliveries: () => wake.deliveries(),
  });
  opened.push(() => storage.close());
  const { database, queue, intake } = storage;
  const metrics = createMetrics();
  const desk: Desk = { database, clock, ids, settings: config.settings };

  const http = machine.serve({
    ...config.http,
    log,
    routes: [
      healthzRoute,
      readyzRoute(() => readiness(storage.isThere(), clock, slack?.connection())),
      metrics.route,
      ...instagramRoutes(config.meta, { intake, clock, metrics, log }),
      ...conversionRoutes(config.conversionSecrets, { desk, team: () => home, metrics, log }),
    ],
    fallback: (request, response) =>
      slack?.requestListener ? slack.requestListener(request, response) : response.writeHead(503).end(),
  });
  await http.start();
  opened.push(() => http.stop(AbortSignal.timeout(drainMs)));

  slack = await slackSide(config.slack, { desk, machine, log, metrics, onFatal, signal });
  const { team, teamName } = slack.bot.identity;
  await connectAccounts(
    desk,
    config.accounts.map(({ accessToken, ...account }) => ({
      account: { ...account, team, userName: undefined },
      accessToken,
    })),
  );
  home = team;
  await seedTemplates(desk, team);
  await database.stores.tasks.schedule({ team, kind: 'prune', key: '-', dueAt: clock.now() });

  const graph = graphClient({
    clock,
    fetch: machine.fetch,
    timeoutMs: graphTimeoutMs,
    ...(config.meta.graphUrl && { root: config.meta.graphUrl }),
    ...(config.meta.appSecrets[0] && { appSecret: config.meta.appSecrets[0] }),
  });
  const handlers = taskHandlers({
    bot: slack.bot,
    publishing: slack.publishing,
    graph: { desk, graph },
    prune: storage.prune,
  });
  const tasks = taskRunner({
    queue,
    clock,
    handlers: countRuns(handlers, metrics),
    leaseSeconds: taskLeaseSeconds,
    concurrency: tasksAtOnce,
    sleep: machine.sleep,
    log,
  });
  const deliveries = deliveryWorker(desk, { storage, home: team, metrics, log });
  wake.tasks = tasks.wake;
  wake.deliveries = deliveries.wake;
  tasks.start();
  deliveries.wake();
  const ticking = machine.tick(
    () => {
      tasks.wake();
      deliveries.wake();
    },
    (fault) => log.error({ err: fault }, 'A tick failed'),
  );
  opened.push(async () => {
    ticking.stop();
    await Promise.all([tasks.stop(), deliveries.stop()]);
  });

  await slack.start();
  const { stop } = slack;
  opened.push(stop);
  log.info(
    { team, teamName, mode: config.slack.mode, port: http.port, accounts: config.accounts.length },
    'Storydesk is ready',
  );
  return { port: http.port, stop: closeAll };
}
