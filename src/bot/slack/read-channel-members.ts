import type { WebClient } from '@slack/web-api';
import { type ChannelId, type SlackUserId, slackUserId } from '../../domain/ids.ts';
import { SlackDidNotSay } from './slack-did-not-say.ts';
import { slackFailure } from './slack-failure.ts';

/** Members a page. Source: docs.slack.dev/reference/methods/conversations.members */
const pageSize = 200;

/**
 * Asks Slack who is in a channel (conversations.members), page by page.
 *
 * @throws SlackDidNotSay also when we may not see the channel: then nobody can prove to be in it
 */
export async function readChannelMembers(reading: WebClient, channel: ChannelId): Promise<ReadonlySet<SlackUserId>> {
  const members = new Set<SlackUserId>();
  try {
    let cursor: string | undefined;
    do {
      const page = await reading.conversations.members({ channel, limit: pageSize, ...(cursor && { cursor }) });
      for (const member of page.members ?? []) members.add(slackUserId(member));
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
    return members;
  } catch (error) {
    throw new SlackDidNotSay(`who is in ${channel}`, slackFailure(error), error);
  }
}
