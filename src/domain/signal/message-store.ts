import type { MessageId } from '../ids.ts';
import type { Account } from '../team/account.ts';

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
  ): Promise<boolean>;
  /** A higher `editCount` wins. */
  noteEdit(account: Account, message: MessageId, text: string, editCount: number, at: Date): Promise<boolean>;
  /** Forgets the words for good. */
  noteUnsent(account: Account, message: MessageId, at: Date): Promise<boolean>;
  noteSeen(account: Account, message: MessageId, at: Date): Promise<boolean>;
}
