import type { Transaction } from '../database.ts';
import { addHours } from '../duration.ts';
import { instagramLane } from '../task/task.ts';
import type { Story } from './story.ts';

/**
 * How old a story is when its figures are asked for: they grow for 24 hours, and then Instagram says nothing any more.
 * The last time leaves room for a few failures.
 */
export const insightAgesHours = [1, 4, 12, 22, 23.5] as const;

/**
 * When to ask for a story's figures next: at the next age that is still ahead, or at once when one has passed and
 * nothing was asked yet. Undefined when no age is ahead. Ages missed in between are not made up for: figures only grow.
 */
export function nextSampleAt(
  { postedAt, expiresAt }: Pick<Story, 'postedAt' | 'expiresAt'>,
  now: Date,
  isFirst: boolean,
): Date | undefined {
  if (now >= expiresAt) return undefined;
  const times = insightAgesHours.map((hours) => addHours(postedAt, hours));
  const [first] = times;
  if (isFirst && first && first <= now) return now;
  return times.find((at) => at > now);
}

/** Has Instagram asked for the story's figures when it is time, if it still is. */
export async function planNextSample(
  stores: Transaction,
  story: Story,
  now: Date,
  which: 'first' | 'next',
): Promise<void> {
  const dueAt = nextSampleAt(story, now, which === 'first');
  if (!dueAt) return;
  const { team, account, id } = story;
  await stores.tasks.schedule({
    team,
    kind: 'sample-insights',
    key: `${account}:${id}`,
    dueAt,
    lane: instagramLane(account),
  });
}
