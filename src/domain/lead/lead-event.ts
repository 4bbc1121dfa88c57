import type { SlackUserId } from '../ids.ts';

/** What happened to a lead. */
export type LeadEventKind =
  | 'opened'
  | 'signal'
  | 'claimed'
  | 'renewed'
  | 'released'
  | 'lease-ended'
  | 'passed'
  | 'dismissed'
  | 'reopened'
  | 'merged'
  | 'contacted'
  | 'answered-in-app'
  | 'replied'
  | 'won'
  | 'lost'
  | 'snoozed'
  | 'woken'
  | 'suppressed';

/** Who did it and what made it happen: `button`, `command`, `home`, `timer`, `signal <key>`. */
export interface Cause {
  /** Undefined when Storydesk itself acted. */
  readonly actor: SlackUserId | undefined;
  readonly cause: string;
}
