import type { ChannelId, TeamId } from '../../domain/ids.ts';
import { link, type Mrkdwn } from './mrkdwn.ts';

/**
 * A link to a posted message that needs no call to Slack. `ts` is the message's own.
 *
 * Source: docs.slack.dev/interactivity/deep-linking (app_redirect); `message` as used by Slack's clients.
 */
export const cardLink = (team: TeamId, channel: ChannelId, ts: string, label: Mrkdwn) =>
  link(`https://slack.com/app_redirect?${new URLSearchParams({ team, channel, message: ts })}`, label);
