import { type Rate, rateOf } from './rate.ts';
import type { TouchFacts } from './touch-facts.ts';

/** What became of our messages. All of it is about those that went out in the period. */
export interface TouchFigures {
  readonly sent: number;
  /** Read, of those Instagram can tell us about. */
  readonly seen: Rate;
  /** Answered by them before our next message and within 7 days, of all. */
  readonly replied: Rate;
  /** Whose link was followed within 7 days, of those with a link. */
  readonly clicked: Rate;
  /** The last message before somebody bought within 7 days, of all. */
  readonly sold: Rate;
}

/** @param touches as known at one instant */
export const touchFigures = (touches: readonly TouchFacts[]): TouchFigures => ({
  sent: touches.length,
  seen: rateOf(
    touches.filter(({ isTraceable }) => isTraceable),
    ({ seenAt }) => seenAt !== undefined,
  ),
  replied: rateOf(touches, ({ repliedAt }) => repliedAt !== undefined),
  clicked: rateOf(
    touches.filter(({ hasLink }) => hasLink),
    ({ clickedAt }) => clickedAt !== undefined,
  ),
  sold: rateOf(touches, ({ soldAt }) => soldAt !== undefined),
});

/** The same as one knew the world at `asOf`. */
export function touchAsOf(touch: TouchFacts, asOf: Date): TouchFacts {
  const by = (at: Date | undefined) => (at && at <= asOf ? at : undefined);
  return {
    ...touch,
    seenAt: by(touch.seenAt),
    repliedAt: by(touch.repliedAt),
    clickedAt: by(touch.clickedAt),
    soldAt: by(touch.soldAt),
  };
}
