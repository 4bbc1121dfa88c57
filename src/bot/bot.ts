import type { Desk } from '../domain/desk.ts';
import type { TableWriter } from '../domain/log/table.ts';
import type { BotLog } from './slack/bot-log.ts';
import type { DeskChannels } from './slack/desk-channels.ts';
import type { SlackIdentity } from './slack/identify.ts';
import type { Connection } from './slack/intake.ts';
import type { Pause } from './slack/pause.ts';
import type { Screens } from './slack/screens.ts';
import type { SlackClients } from './slack/slack-clients.ts';
import type { Teammates } from './slack/teammates.ts';

/** What every listener works with: the desk, and one Slack workspace. */
export interface Bot {
  readonly desk: Desk;
  readonly identity: SlackIdentity;
  readonly clients: SlackClients;
  readonly teammates: Teammates;
  readonly channels: DeskChannels;
  readonly screens: Screens;
  /** Undefined where nothing comes in: on the command line by itself. */
  readonly connection: () => Connection | undefined;
  /** When Instagram last told us anything. */
  readonly lastDeliveryAt: () => Promise<Date | undefined>;
  /** Writes tables for other programs. */
  readonly writeTable: TableWriter;
  readonly pause: Pause;
  readonly log: BotLog;
}
