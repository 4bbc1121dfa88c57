import type { AccountId, LeadId, SlackUserId, StoryId, TouchId } from '../ids.ts';
import type { Segment } from '../viewer/segment.ts';

/** Our first message to somebody that is known to have gone out. */
export interface FirstAnswer {
  readonly at: Date;
  /** Undefined when it was typed in the Instagram app. */
  readonly touch: TouchId | undefined;
  /** Who pressed Send; undefined when that is not known. */
  readonly by: SlackUserId | undefined;
}

/** What the figures take from one lead. Instants are when things happened, not when we heard of them. */
export interface LeadFacts {
  readonly lead: LeadId;
  readonly account: AccountId;
  /** The story that brought them, if any. */
  readonly story: StoryId | undefined;
  readonly segment: Exclude<Segment, 'cool'>;
  /** Since when it is Hot, if it was Warm first. */
  readonly segmentSince: Date;
  readonly openedAt: Date;
  readonly answer: FirstAnswer | undefined;
  /** When they first wrote within 7 days of a message of ours. */
  readonly repliedAt: Date | undefined;
  /** When they first bought, booked or joined; not what was taken back. */
  readonly wonAt: Date | undefined;
  /** When it was closed before anything was answered: put aside, opted out, lost. */
  readonly leftAt: Date | undefined;
}

/** How long after our message their word counts as a reply to it. */
export const replyDays = 7;

/** The same as one knew the world at `asOf`: what happened later is not there yet. */
export function factsAsOf(facts: LeadFacts, asOf: Date): LeadFacts {
  const by = (at: Date | undefined) => (at && at <= asOf ? at : undefined);
  return {
    ...facts,
    // A lead only ever rises: before it was Hot it was Warm.
    segment: facts.segmentSince <= asOf ? facts.segment : 'warm',
    answer: facts.answer && facts.answer.at <= asOf ? facts.answer : undefined,
    repliedAt: by(facts.repliedAt),
    wonAt: by(facts.wonAt),
    leftAt: by(facts.leftAt),
  };
}
