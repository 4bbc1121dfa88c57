import type { Bot } from '../bot.ts';
import type { EventListener } from './interaction.ts';

/**
 * The app was uninstalled, or its token revoked. Cards wait from now on; nobody can be told in Slack, so the log is.
 *
 * Source: docs.slack.dev/reference/events/app_uninstalled, …/tokens_revoked; they come in any order.
 */
export const tokenGoneListener =
  ({ log, identity }: Bot, what: 'app_uninstalled' | 'tokens_revoked'): EventListener =>
  async () => {
    const { team, teamName } = identity;
    log.error(
      { team, what },
      `Slack no longer lets us in at ${teamName}: install the app again and set SLACK_BOT_TOKEN`,
    );
    return what;
  };
