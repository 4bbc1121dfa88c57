import type { WebClient } from '@slack/web-api';
import type { ChannelId } from '../../domain/ids.ts';
import { slackFailure } from './slack-failure.ts';

/** Whether a desk channel takes our posts; `unknown` when Slack did not say. */
export type DeskChannelState = 'open' | 'archived' | 'missing' | 'not-in-channel' | 'unknown';

export interface DeskChannels {
  state(channel: ChannelId): Promise<DeskChannelState>;
}

/** Source: docs.slack.dev/reference/methods/conversations.info. A private channel we were removed from is `missing`. */
export function deskChannels(reading: WebClient): DeskChannels {
  return {
    async state(channel) {
      try {
        const answer = await reading.conversations.info({ channel });
        if (answer.channel?.is_archived) return 'archived';
        return answer.channel?.is_member === false ? 'not-in-channel' : 'open';
      } catch (error) {
        const failure = slackFailure(error);
        return failure.kind === 'refused' && failure.code === 'channel_not_found' ? 'missing' : 'unknown';
      }
    },
  };
}
