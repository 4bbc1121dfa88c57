import type { Alarm } from '../../domain/alarm/alarm.ts';
import type { ChannelId } from '../../domain/ids.ts';
import type { Account } from '../../domain/team/account.ts';
import type { Bot } from '../bot.ts';
import type { DeskChannelState } from '../slack/desk-channels.ts';
import type { Connection } from '../slack/intake.ts';
import { type SlackFailure, slackFailure } from '../slack/slack-failure.ts';

/** What was found when everything was looked at. */
export interface DoctorFacts {
  readonly now: Date;
  readonly slack:
    | { readonly kind: 'answers'; readonly scopes: readonly string[] | undefined }
    | { readonly kind: 'fails'; readonly failure: SlackFailure };
  /** Undefined when it is not for us to be reached by Slack. */
  readonly connection: Connection | undefined;
  readonly desks: readonly { readonly channel: ChannelId; readonly state: DeskChannelState }[];
  readonly accounts: readonly { readonly account: Account; readonly pausedBecause: string | undefined }[];
  readonly alarms: readonly Alarm[];
  readonly lastDeliveryAt: Date | undefined;
}

/** Looks at everything that a desk needs to work. */
export async function readDoctorFacts(bot: Bot, accounts: readonly Account[]): Promise<DoctorFacts> {
  const { stores } = bot.desk.database;
  const channels = [...new Set(accounts.map(({ desk }) => desk))];
  const [slack, desks, paused, alarms, lastDeliveryAt] = await Promise.all([
    askSlack(bot),
    Promise.all(channels.map(async (channel) => ({ channel, state: await bot.channels.state(channel) }))),
    Promise.all(
      accounts.map(async (account) => ({
        account,
        pausedBecause: await stores.accounts.pausedBecause(account.team, account.id),
      })),
    ),
    stores.alarms.live(bot.identity.team),
    bot.lastDeliveryAt(),
  ]);
  return {
    now: bot.desk.clock.now(),
    slack,
    connection: bot.connection(),
    desks,
    accounts: paused,
    alarms,
    lastDeliveryAt,
  };
}

/** Slack names the scopes of a token in a header of every answer (x-oauth-scopes). */
async function askSlack({ clients }: Bot): Promise<DoctorFacts['slack']> {
  try {
    const answer = await clients.interactive.auth.test();
    return { kind: 'answers', scopes: answer.response_metadata?.scopes };
  } catch (error) {
    return { kind: 'fails', failure: slackFailure(error) };
  }
}
