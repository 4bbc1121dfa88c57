import type { Connection } from '../bot/slack/intake.ts';
import type { Clock } from '../domain/clock.ts';
import { addSeconds } from '../domain/duration.ts';
import type { Readiness } from '../integrations/http/health-routes.ts';

/** A socket that is being renewed is no reason to be taken out of service; one that stays away is. */
const slackGraceSeconds = 30;

/**
 * Ready: the database answers and Slack can reach us, or could within the last 30 seconds. A passing fault of Slack's
 * is none of ours.
 *
 * @param answers whether the database does
 * @param connection undefined while Slack has not said who we are yet
 */
export async function readiness(
  answers: Promise<boolean>,
  clock: Clock,
  connection: Connection | undefined,
): Promise<Readiness> {
  const isDatabaseHere = await answers;
  const slack = slackState(clock, connection);
  return {
    ok: isDatabaseHere && slack.ok,
    checks: { database: isDatabaseHere ? 'answers' : 'does not answer', slack: slack.words },
  };
}

function slackState(clock: Clock, connection: Connection | undefined): { ok: boolean; words: string } {
  if (!connection) return { ok: false, words: 'not reached yet' };
  if (connection.connected) return { ok: true, words: 'connected' };
  const isGrace = clock.now() <= addSeconds(connection.since, slackGraceSeconds);
  return { ok: isGrace, words: `no connection since ${connection.since.toISOString()}` };
}
