import type { WebClient } from '@slack/web-api';
import { type SlackUserId, slackUserId, type TeamId, teamId } from '../../domain/ids.ts';
import type { BotLog } from './bot-log.ts';
import type { Pause } from './pause.ts';
import { isTokenTrouble, slackFailure } from './slack-failure.ts';
import { SlackRefusesToken } from './slack-refuses-token.ts';

/** Who we are in the workspace. */
export interface SlackIdentity {
  readonly team: TeamId;
  readonly teamName: string;
  readonly botUser: SlackUserId;
  readonly botId: string;
}

const firstGapMs = 1_000;
const longestGapMs = 30_000;

/**
 * Asks Slack whose token this is (auth.test), for as long as it takes to get an answer.
 *
 * @throws SlackRefusesToken when Slack says for certain that the token is no good
 */
export async function identify(
  client: WebClient,
  { log, pause, signal }: { readonly log: BotLog; readonly pause: Pause; readonly signal: AbortSignal },
): Promise<SlackIdentity> {
  for (let gapMs = firstGapMs; ; gapMs = Math.min(2 * gapMs, longestGapMs)) {
    signal.throwIfAborted();
    try {
      const answer = await client.auth.test();
      const { team_id, team, user_id, bot_id } = answer;
      if (!team_id || !user_id || !bot_id) throw new SlackRefusesToken('SLACK_BOT_TOKEN', 'not a bot token');
      return { team: teamId(team_id), teamName: team ?? team_id, botUser: slackUserId(user_id), botId: bot_id };
    } catch (error) {
      if (error instanceof SlackRefusesToken) throw error;
      const failure = slackFailure(error);
      if (failure.kind === 'refused' && isTokenTrouble(failure.code)) {
        throw new SlackRefusesToken('SLACK_BOT_TOKEN', failure.code);
      }
      const waitMs = failure.kind === 'rate-limited' ? failure.retryAfterSeconds * 1_000 : gapMs;
      log.warn({ ...failure, waitMs }, 'Slack has not said who we are yet; asking again');
      await pause(waitMs, signal);
    }
  }
}
