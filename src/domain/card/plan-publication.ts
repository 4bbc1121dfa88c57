import { addHours } from '../duration.ts';
import type { Lead } from '../lead/lead.ts';
import type { Post } from './post.ts';

/** What must happen so that Slack shows a subject as it is. */
export type Publication =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'post' }
  | { readonly kind: 'edit'; readonly messageTs: string }
  /** An earlier attempt may have posted it: look first. */
  | { readonly kind: 'look' }
  /** Over the noise budget: named on the board until there is room. */
  | { readonly kind: 'list'; readonly until: Date };

/**
 * Decides the next step for one message.
 *
 * @param hash fingerprint of what should be seen
 * @param isOver whether the subject is closed: then it is not posted any more, only brought up to date
 * @param listUntil from when on there is room for it; undefined when there is room now
 */
export function planPublication(
  post: Post | undefined,
  hash: string,
  isOver: boolean,
  listUntil: Date | undefined,
): Publication {
  switch (post?.state) {
    case 'deleted':
      return { kind: 'nothing' };
    case 'posting':
    case 'unknown':
      return { kind: 'look' };
    case 'shown':
    case 'failed':
      if (post.messageTs !== undefined) {
        return post.shownHash === hash ? { kind: 'nothing' } : { kind: 'edit', messageTs: post.messageTs };
      }
      if (post.shownHash === hash) return { kind: 'nothing' }; // refused as it is; only a change is worth another try
      break;
    default:
  }
  if (isOver) return { kind: 'nothing' };
  return listUntil ? { kind: 'list', until: listUntil } : { kind: 'post' };
}

/**
 * Until when a card must wait on the board's list: Warm cards have a budget per hour and desk. Hot cards, and whatever
 * somebody has claimed, are always posted.
 *
 * @param postedAt when the Warm cards of the last hour were posted, oldest first
 */
export function listedUntil(lead: Lead, postedAt: readonly Date[], postsPerHour: number, now: Date): Date | undefined {
  if (lead.segment !== 'warm' || lead.status !== 'open' || postedAt.length < postsPerHour) return undefined;
  const makesRoom = postedAt[postedAt.length - postsPerHour];
  return makesRoom ? addHours(makesRoom, 1) : addHours(now, 1);
}
