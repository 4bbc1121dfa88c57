import { markBoardStale } from '../card/mark-stale.ts';
import type { Desk } from '../desk.ts';
import type { AccountId, SlackUserId, StoryId, TeamId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { Story } from './story.ts';

/** Why a shift did not change hands. */
export type ShiftRefusal =
  | { readonly kind: 'shift-taken'; readonly monitor: SlackUserId }
  | { readonly kind: 'no-shift' }
  | { readonly kind: 'story-over' }
  | { readonly kind: 'unknown-story' };

/** Makes `by` the live-monitoring owner. A shift that somebody else has is not taken from them. */
export function takeShift(story: Story, by: SlackUserId): Result<Story, ShiftRefusal> {
  if (story.closedAt) return refuse({ kind: 'story-over' });
  if (story.monitor && story.monitor !== by) return refuse({ kind: 'shift-taken', monitor: story.monitor });
  return accept({ ...story, monitor: by });
}

/** @param mayEndOthers whether `by` may also end somebody else's shift */
export function leaveShift(story: Story, by: SlackUserId, mayEndOthers: boolean): Result<Story, ShiftRefusal> {
  if (!story.monitor) return refuse({ kind: 'no-shift' });
  if (story.monitor !== by && !mayEndOthers) return refuse({ kind: 'shift-taken', monitor: story.monitor });
  return accept({ ...story, monitor: undefined });
}

/** Locks the story, asks the rule, and has the board redrawn when something changed. */
export async function changeShift(
  desk: Desk,
  of: { readonly team: TeamId; readonly account: AccountId; readonly story: StoryId },
  rule: (story: Story) => Result<Story, ShiftRefusal>,
): Promise<Result<Story, ShiftRefusal>> {
  return desk.database.transaction(async (stores) => {
    const account = await stores.accounts.find(of.team, of.account);
    const story = await stores.stories.lock(of.team, of.account, of.story);
    if (!account || !story) return refuse({ kind: 'unknown-story' });
    const outcome = rule(story);
    if (outcome.ok && outcome.value.monitor !== story.monitor) {
      await stores.stories.save(outcome.value);
      await markBoardStale(desk, stores, account, story.id, desk.clock.now(), 'person');
    }
    return outcome;
  });
}
