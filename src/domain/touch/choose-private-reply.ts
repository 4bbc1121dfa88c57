import { addDays, addHours } from '../duration.ts';
import type { MessageId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { ClosedBecause } from './route.ts';
import type { RouteClosing } from './route-closing.ts';

/** A comment of a person's, as far as a private reply to it goes. */
export interface CommentFacts {
  /** `comment:<comment id>` */
  readonly id: MessageId;
  /** FEED, REELS, AD, LIVE or STORY, as Meta writes it; it does not always say. */
  readonly mediaKind: string | undefined;
  readonly happenedAt: Date;
  /** When the broadcast ended that was commented on, where somebody knows. */
  readonly broadcastEndedAt: Date | undefined;
  /**
   * When a private reply to it was begun, whatever became of it. The row is written before the call, one ever: Meta
   * takes one, and of two only the first would arrive. A touch that is about to be sent leaves its own row out.
   */
  readonly answeredAt: Date | undefined;
}

export interface PrivateReplyChoice {
  readonly comment: MessageId;
  readonly until: Date;
  readonly isSure: boolean;
}

/** How long a comment may be answered in private (https://developers.facebook.com, Private Replies). */
const privateReplyDays = 7;
/** No broadcast lasts longer (Instagram Help Centre, "live videos"); its end is told to nobody. */
const longestBroadcastHours = 4;

/**
 * Chooses the comment that a private reply would answer: of those still unanswered the one that can wait longest. A
 * comment on a live video can be answered during the broadcast only.
 */
export function choosePrivateReply(
  comments: readonly CommentFacts[],
  closings: readonly RouteClosing[],
  now: Date,
): Result<PrivateReplyChoice, ClosedBecause> {
  const refused = new Map(closings.flatMap(({ lift, at }) => (lift.kind === 'never' ? [[lift.comment, at]] : [])));
  const looked = comments
    .map((comment) => ({ comment, until: deadlineOf(comment), spentAt: comment.answeredAt ?? refused.get(comment.id) }))
    .toSorted((a, b) => b.until.getTime() - a.until.getTime());

  const best = looked.find(({ spentAt, until }) => spentAt === undefined && now < until);
  if (best) {
    const isSure = best.comment.mediaKind !== 'LIVE' || best.comment.broadcastEndedAt !== undefined;
    return accept({ comment: best.comment.id, until: best.until, isSure });
  }
  const [last] = looked;
  if (!last) return refuse({ kind: 'no-comment' });
  if (last.spentAt) return refuse({ kind: 'comment-answered', answeredAt: last.spentAt });
  return refuse({
    kind: last.comment.mediaKind === 'LIVE' ? 'broadcast-over' : 'comment-too-old',
    endedAt: last.until,
  });
}

function deadlineOf({ mediaKind, happenedAt, broadcastEndedAt }: CommentFacts): Date {
  if (mediaKind !== 'LIVE') return addDays(happenedAt, privateReplyDays);
  return broadcastEndedAt ?? addHours(happenedAt, longestBroadcastHours);
}
