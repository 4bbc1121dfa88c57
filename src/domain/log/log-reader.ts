import type { Span } from '../figures/period.ts';
import type { LeadId, StoryId, TeamId } from '../ids.ts';
import type { Lead } from '../lead/lead.ts';
import type { Account } from '../team/account.ts';
import type { Route } from '../touch/route.ts';
import type { Step } from '../touch/step.ts';

/** How a message of ours went out: on a route of Storydesk's, or typed in the Instagram app. */
export type LoggedRoute = Route | 'instagram-app';

/** A message of ours that is known to have gone out. */
export interface SentMessage {
  readonly at: Date;
  /** Undefined for one that was typed in the Instagram app: it carries on the step that was under way. */
  readonly step: Step | undefined;
  readonly route: LoggedRoute;
  /** Undefined for somebody's own words; no title when the template was never written in that language. */
  readonly template: { readonly key: string; readonly title: string | undefined } | undefined;
  readonly seenAt: Date | undefined;
  /** When they first wrote after it, before our next message and within `replyDays`. */
  readonly repliedAt: Date | undefined;
}

/** What a lead's conversions of one currency amount to; refunds are taken off. */
export interface ConvertedSum {
  /** When the first sale happened, or, where there is none, the first refund. */
  readonly at: Date;
  /** A decimal number without zeros at its end, negative when more was given back; undefined when nobody said a value. */
  readonly amount: string | undefined;
  /** ISO 4217; undefined where `amount` is. */
  readonly currency: string | undefined;
}

/** A lead with all that the log says of it, before anything is worked out. */
export interface LogParts {
  readonly lead: Lead;
  readonly account: Account;
  readonly handle: string | undefined;
  readonly displayName: string | undefined;
  /** Undefined as well when the story is not known any more. */
  readonly story: { readonly id: StoryId; readonly caption: string | undefined; readonly postedAt: Date } | undefined;
  /** What went out to this lead, oldest first. */
  readonly sent: readonly SentMessage[];
  readonly converted: readonly ConvertedSum[];
}

/** The leads of one account that opened in it. */
export interface LogSpan extends Span {
  readonly account: Account;
}

/** Where the next page begins: behind this lead. Made by the reader, and understood by nobody else. */
export interface LogPlace {
  /** As exact as the database holds it: a `Date` would be a little before, and the lead would come twice. */
  readonly openedAt: string;
  readonly lead: LeadId;
}

export interface LogPage {
  readonly leads: readonly LogParts[];
  /** Undefined when this was the last. */
  readonly end: LogPlace | undefined;
}

export interface LogReader {
  /**
   * At most `limit` leads, oldest first, in a bounded number of queries.
   *
   * @param after where the page before ended
   */
  page(team: TeamId, spans: readonly LogSpan[], after: LogPlace | undefined, limit: number): Promise<LogPage>;
}
