import type { MessageId, ViewerId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { ConversationLine } from '../touch/conversation.ts';

/**
 * What people wrote, by Meta's id. Unsending beats editing, editing beats the first words, and none of them needs to
 * arrive in that order: every note about a message may come before the message.
 *
 * Every method answers whether something visible changed.
 */
export interface MessageStore {
  noteWords(
    account: Account,
    message: MessageId,
    direction: 'in' | 'out',
    text: string | undefined,
    at: Date,
    /** Whose conversation it belongs to. */
    viewer?: ViewerId,
  ): Promise<boolean>;
  /** Both sides of a conversation, the oldest first: the last `limit` messages of a viewer and us. */
  conversation(account: Account, viewer: ViewerId, limit: number): Promise<readonly ConversationLine[]>;
  /** Its words after the last edit, and when that was; undefined when it was not edited. */
  edited(account: Account, message: MessageId): Promise<{ readonly text: string; readonly at: Date } | undefined>;
  /**
   * When the first and the last message that a teammate typed in the Instagram app went out to a viewer, of those since
   * `since`; undefined when there is none. What a touch sent is told by the touch.
   */
  typedSince(
    account: Account,
    viewer: ViewerId,
    since: Date,
  ): Promise<{ readonly first: Date; readonly last: Date } | undefined>;
  /** When they read it, if they have. */
  seenAt(account: Account, message: MessageId): Promise<Date | undefined>;
  /** A higher `editCount` wins. */
  noteEdit(account: Account, message: MessageId, text: string, editCount: number, at: Date): Promise<boolean>;
  /** Forgets the words for good. */
  noteUnsent(account: Account, message: MessageId, at: Date): Promise<boolean>;
  noteSeen(account: Account, message: MessageId, at: Date): Promise<boolean>;
}
