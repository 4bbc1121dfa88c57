import type { LeadId, SlackUserId, TouchId } from '../ids.ts';
import type { Route } from '../touch/route.ts';
import type { Step } from '../touch/step.ts';
import type { TemplateUse } from '../touch/touch.ts';

/** What the figures take from one message of ours that is known to have gone out. */
export interface TouchFacts {
  readonly touch: TouchId;
  readonly lead: LeadId;
  readonly sentAt: Date;
  readonly by: SlackUserId | undefined;
  readonly step: Step;
  readonly route: Route;
  /** What it was made from; undefined when it was written freely. */
  readonly template: TemplateUse | undefined;
  /** Whether Instagram can tell us that it was read: only of what it has given an id. */
  readonly isTraceable: boolean;
  readonly seenAt: Date | undefined;
  /** When they first wrote after it and before our next message, within 7 days. */
  readonly repliedAt: Date | undefined;
  readonly hasLink: boolean;
  /** When they first followed a link after it, within 7 days. */
  readonly clickedAt: Date | undefined;
  /** When they first bought after it and before our next message, within 7 days; not what was taken back. */
  readonly soldAt: Date | undefined;
}
