import type { Bot } from '../bot/bot.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config.ts';
import { createLog } from '../integrations/http/log.ts';
import { postgresDatabase } from '../integrations/postgres/postgres-database.ts';
import { systemClock } from '../integrations/system/system-clock.ts';
import { systemIds } from '../integrations/system/system-ids.ts';
import { systemRandom } from '../integrations/system/system-random.ts';
import { thisMachine } from './machine.ts';
import { openStorage } from './open-storage.ts';
import { slackSide } from './slack-side.ts';

/** The desk opened for one command, without taking anything in or sending anything out. */
export interface OpenDesk {
  readonly bot: Bot | undefined;
  readonly applied: readonly string[];
  close(): Promise<void>;
}

/** @param withSlack also find out whose Slack token it is; needed by what looks at a team's data */
export async function openDesk(config: Config, { withSlack }: { withSlack: boolean }): Promise<OpenDesk> {
  if (withSlack && config.mode === 'sandbox') {
    throw new ConfigError(['No Slack workspace is configured, and no sandbox is running. Start it with: npm start']);
  }
  const log = createLog({ level: 'warn' });
  const storage = await openStorage(config.database, log);
  try {
    const database = postgresDatabase({
      db: storage.database.db,
      sealer: storage.sealer,
      clock: systemClock,
      ids: systemIds,
      random: systemRandom,
      reader: systemIds.next(),
      onUnopenable: () => {},
      onTasks: () => {},
    });
    const desk = { database, clock: systemClock, ids: systemIds, settings: config.settings };
    const slack =
      withSlack && config.mode !== 'sandbox'
        ? await slackSide(config.slack, {
            desk,
            machine: thisMachine,
            log,
            onFatal: () => {},
            signal: new AbortController().signal,
          })
        : undefined;
    return {
      bot: slack && { ...slack.bot, connection: () => undefined },
      applied: storage.applied,
      close: () => storage.close(),
    };
  } catch (fault) {
    await storage.close();
    throw fault;
  }
}
