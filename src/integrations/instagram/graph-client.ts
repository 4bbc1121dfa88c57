import type { Clock } from '../../domain/clock.ts';
import type { MessageId, StoryId } from '../../domain/ids.ts';
import type { Caller } from './graph/caller.ts';
import { type GraphRequestSettings, graphRequest } from './graph/graph-request.ts';
import { readConversation } from './graph/read-conversation.ts';
import { readInsights } from './graph/read-insights.ts';
import { readMe } from './graph/read-me.ts';
import { readMessage } from './graph/read-message.ts';
import { readProfile } from './graph/read-profile.ts';
import { readStories } from './graph/read-stories.ts';
import { refreshToken } from './graph/refresh-token.ts';
import { type OutgoingMessage, sendMessage } from './graph/send-message.ts';
import { subscribe } from './graph/subscribe.ts';

export interface GraphClientSettings extends GraphRequestSettings {
  readonly clock: Clock;
}

/**
 * Everything Storydesk asks of Meta's Graph API. Every call throws `GraphError` where Meta refused and `GraphNoAnswer`
 * where no answer came, except for the refusals that its result names. None is repeated here: when to ask again is for
 * the caller to decide, from `retryable` and `usage`.
 */
export function graphClient(settings: GraphClientSettings) {
  const request = graphRequest(settings);
  return {
    readStories: (account: Caller, token: string) => readStories(request, account, token),
    readInsights: (account: Caller, token: string, story: StoryId) => readInsights(request, account, token, story),
    readProfile: (account: Caller, token: string, igsid: string) => readProfile(request, account, token, igsid),
    readMessage: (account: Caller, token: string, id: MessageId) => readMessage(request, account, token, id),
    readConversation: (account: Caller, token: string, igsid: string) =>
      readConversation(request, account, token, igsid),
    sendMessage: (account: Caller, token: string, message: OutgoingMessage) =>
      sendMessage(request, account, token, message),
    refreshToken: (token: string) => refreshToken(request, settings.clock, token),
    readMe: (token: string) => readMe(request, token),
    subscribe: (account: Caller, token: string) => subscribe(request, account, token),
  };
}

export type GraphClient = ReturnType<typeof graphClient>;
