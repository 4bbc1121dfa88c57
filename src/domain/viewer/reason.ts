import type { SignalKind } from '../signal/signal.ts';

/** Why a viewer is Hot or Warm, as data: the catalogue turns it into words for each reader. */
export type Reason =
  /** Did this, so often, last at. */
  | { readonly kind: 'did'; readonly signal: SignalKind; readonly times: number; readonly lastAt: Date }
  /** Was seen `views` times within `hours`. */
  | { readonly kind: 'came-back'; readonly views: number; readonly hours: number }
  /** Watched `seen` of the last `of` stories. */
  | { readonly kind: 'loyal'; readonly seen: number; readonly of: number };
