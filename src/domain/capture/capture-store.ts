import type { SlackUserId, StoryId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { CaptureOutcome } from './capture.ts';

export interface CaptureStore {
  add(
    account: Account,
    capture: { id: string; story: StoryId; by: SlackUserId; at: Date; outcome: CaptureOutcome },
  ): Promise<void>;
}
