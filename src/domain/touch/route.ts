import type { MessageId } from '../ids.ts';
import type { InstagramRefusal } from './instagram-refusal.ts';
import type { AccountPause } from './sending-account.ts';

/**
 * How a touch may go out: inside the 24 hours, once in private to a comment, within 7 days by a person where the
 * account has the human agent feature, or sent by a teammate in the Instagram app.
 */
export type Route = 'reply' | 'private_reply' | 'human_agent' | 'by_hand';
/** A route on which Storydesk does the sending. */
export type ApiRoute = Exclude<Route, 'by_hand'>;

/**
 * Where a text comes from, as far as Instagram's policy cares: written by a named person; a template as it is; with
 * an offer in it, whoever wrote it; or sent without anybody's press.
 */
export type TextKind = 'personal' | 'template' | 'promotional' | 'automatic';

export type OpenRoute =
  /** `sureUntil`: until then Instagram surely takes it; after that, or without it, it may refuse. */
  | { readonly route: 'reply'; readonly until: Date; readonly sureUntil: Date | undefined }
  /** `isSure`: false for a live comment, since nobody tells us when the broadcast ends. */
  | { readonly route: 'private_reply'; readonly until: Date; readonly comment: MessageId; readonly isSure: boolean }
  | { readonly route: 'human_agent'; readonly until: Date }
  /** `isCold`: they never wrote to us, so it counts towards the daily limit of cold messages. */
  | { readonly route: 'by_hand'; readonly isCold: boolean };

/** Why a route is closed; carries what the sentence needs. */
export type ClosedBecause =
  | { readonly kind: 'suppressed'; readonly since: Date }
  /** The account works without the API: only by hand. */
  | { readonly kind: 'api-closed' }
  /** The account may not message, or not reply in private to comments. */
  | { readonly kind: 'not-capable' }
  /** The account has not said that Meta approved the human agent feature. */
  | { readonly kind: 'human-agent-not-approved' }
  | { readonly kind: 'never-wrote' }
  | { readonly kind: 'window-over'; readonly endedAt: Date }
  | { readonly kind: 'no-comment' }
  | { readonly kind: 'comment-answered'; readonly answeredAt: Date }
  | { readonly kind: 'comment-too-old'; readonly endedAt: Date }
  | { readonly kind: 'broadcast-over'; readonly endedAt: Date }
  /** Instagram said so, and nothing has happened since that would change its mind. */
  | { readonly kind: 'instagram-refused'; readonly refusal: InstagramRefusal; readonly at: Date }
  | { readonly kind: 'account-paused'; readonly pause: AccountPause }
  /** Nobody knows whose profile to open. */
  | { readonly kind: 'no-user-name' }
  /** This route takes no such text. */
  | { readonly kind: 'text-not-allowed'; readonly text: TextKind }
  /** Instagram may well refuse: for a person to try, not for a machine. */
  | { readonly kind: 'unsure'; readonly until: Date };

export interface ClosedRoute {
  readonly route: Route;
  readonly because: ClosedBecause;
}

/** The next thing that is allowed when no route is open. */
export type NextAct =
  /** Another kind of text may go now: a template becomes personal by rewriting it. */
  | { readonly kind: 'change-text'; readonly to: TextKind; readonly route: OpenRoute }
  /** The same text may go then. */
  | { readonly kind: 'wait'; readonly at: Date; readonly route: OpenRoute }
  /** Only they can open a route, by writing to us. */
  | { readonly kind: 'wait-for-them' }
  /** They do not want to hear from us. */
  | { readonly kind: 'leave-alone' };

/** Every route, each either open (best first) or closed with the reason. */
export interface RoutePlan {
  readonly open: readonly OpenRoute[];
  readonly closed: readonly ClosedRoute[];
  /** Undefined while a route is open. */
  readonly next: NextAct | undefined;
}
