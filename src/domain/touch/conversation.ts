import type { MessageId, SlackUserId } from '../ids.ts';

/** One line of a conversation with a viewer, whichever side wrote it. */
export interface ConversationLine {
  readonly from: 'them' | 'us';
  readonly message: MessageId | undefined;
  /** Undefined for pictures and whatever cannot be read. */
  readonly text: string | undefined;
  readonly unsent: boolean;
  readonly at: Date;
  /** Who sent it through Storydesk; undefined for what was typed in the Instagram app. */
  readonly by: SlackUserId | undefined;
  readonly seenAt: Date | undefined;
}
