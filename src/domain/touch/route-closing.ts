import type { MessageId } from '../ids.ts';
import type { InstagramRefusal } from './instagram-refusal.ts';
import type { Route } from './route.ts';

/** What opens a route again that Instagram closed. */
export type Lift =
  | { readonly kind: 'they-write' }
  | { readonly kind: 'at'; readonly at: Date }
  /** Nothing, for this one comment; others may still be answered. */
  | { readonly kind: 'never'; readonly comment: MessageId };

/** Instagram's own word that a route to one person is closed. It wins over whatever we compute. */
export interface RouteClosing {
  readonly route: Route;
  readonly refusal: InstagramRefusal;
  readonly at: Date;
  readonly lift: Lift;
}
