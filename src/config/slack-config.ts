import type { Findings } from './config-error.ts';
import type { ReadVariables, VariableName } from './variables.ts';

/** How one Slack workspace is reached. */
export type SlackConfig = SocketModeConfig | HttpModeConfig;

export interface SocketModeConfig {
  readonly mode: 'socket';
  readonly botToken: string;
  readonly appToken: string;
  readonly apiUrl: string;
}

export interface HttpModeConfig {
  readonly mode: 'http';
  readonly botToken: string;
  readonly signingSecret: string;
  readonly apiUrl: string;
}

const oauth = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const satisfies VariableName[];

/** Any of them says that a real workspace is meant. */
export const slackVariables: readonly VariableName[] = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_API_URL',
  ...oauth,
];

/**
 * Decides between Socket Mode and HTTP by what is set: an app-level token always means Socket Mode, since an app that
 * has it switched on gets nothing over HTTP (docs.slack.dev/apis/events-api/comparing-http-socket-mode).
 */
export function readSlack({ values, isSet }: ReadVariables, { problems, notes }: Findings): SlackConfig | undefined {
  const oauthSet = oauth.filter(isSet);
  if (oauthSet.length > 0) {
    problems.push(
      `${oauthSet.join(', ')}: many workspaces by OAuth are not supported yet; unset and use SLACK_BOT_TOKEN.`,
    );
  }
  if (!isSet('SLACK_BOT_TOKEN')) {
    problems.push('SLACK_BOT_TOKEN is missing: the Bot User OAuth Token (xoxb-…) of your Slack app, once installed.');
  }
  if (!isSet('SLACK_APP_TOKEN') && !isSet('SLACK_SIGNING_SECRET')) {
    problems.push(
      'SLACK_APP_TOKEN is missing: an App-Level Token (xapp-…) with connections:write, for Socket Mode; ' +
        'or SLACK_SIGNING_SECRET in its place, for HTTP.',
    );
  }
  if (isSet('SLACK_APP_TOKEN') && isSet('SLACK_SIGNING_SECRET')) {
    notes.push('Socket Mode, because SLACK_APP_TOKEN is set; SLACK_SIGNING_SECRET is not used.');
  }

  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  const apiUrl = values.SLACK_API_URL ?? 'https://slack.com/api/';
  if (!botToken) return undefined;
  if (isSet('SLACK_APP_TOKEN')) return appToken ? { mode: 'socket', botToken, appToken, apiUrl } : undefined;
  return signingSecret ? { mode: 'http', botToken, signingSecret, apiUrl } : undefined;
}
