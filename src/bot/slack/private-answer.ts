import type { SlackUserId } from '../../domain/ids.ts';
import type { PrivateMessage } from '../messages/slack-message.ts';
import type { BotLog } from './bot-log.ts';
import type { SlackClients } from './slack-clients.ts';
import { slackFailure } from './slack-failure.ts';

/** Where an answer to one person goes. */
export interface Recipient {
  readonly user: SlackUserId;
  /** Works wherever it was pressed, also where we may not post; five uses within 30 minutes. Home has none. */
  readonly responseUrl: string | undefined;
  /** They pressed in a private answer of ours. */
  readonly isInAnswer: boolean;
}

/** @param how `instead`: in place of the private answer they pressed in, if it was one */
export type AnswerPrivately = (to: Recipient, message: PrivateMessage, how?: 'instead') => Promise<void>;

const responseTimeoutMs = 2_500;

const isRefused = ({ status }: Response) => status >= 400 && status < 500;

/**
 * Says something to one person: where they pressed, else in their direct messages with us.
 *
 * Said once: an answer that gets lost is logged, never repeated blindly, since it may have been seen.
 * Source: docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export function answerPrivately({ interactive, fetch }: SlackClients, log: BotLog): AnswerPrivately {
  return async ({ user, responseUrl, isInAnswer }, { text, blocks, plain }, how) => {
    const respond = (url: string, shown: PrivateMessage['blocks']) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          response_type: 'ephemeral',
          replace_original: isInAnswer && how === 'instead',
          text,
          blocks: shown,
        }),
        signal: AbortSignal.timeout(responseTimeoutMs),
      });
    try {
      if (responseUrl === undefined) {
        await interactive.chat.postMessage({ channel: user, text, ...(blocks && { blocks }), unfurl_links: false });
        return;
      }
      let response = await respond(responseUrl, blocks);
      await response.body?.cancel();
      // What was refused was not seen, so it may be said again without what Slack has something against.
      if (isRefused(response) && plain) {
        response = await respond(responseUrl, plain);
        await response.body?.cancel();
      }
      if (!response.ok) log.warn({ user, status: response.status }, 'A private answer was not taken by Slack');
    } catch (error) {
      log.warn({ user, ...slackFailure(error) }, 'A private answer may not have been seen');
    }
  };
}
