import type { SlackUserId, ViewerId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { Identity } from '../viewer/viewer-store.ts';
import type { Suppression } from './suppression.ts';

/**
 * Who does not want to hear from us. Kept by a fingerprint of every identity of the person, so that it holds for names
 * nobody has met yet and outlives the erasure of the person.
 */
export interface SuppressionStore {
  /** By any identity of the viewer. */
  find(account: Account, viewer: ViewerId): Promise<Suppression | undefined>;
  /** The earliest word counts, in whatever order we hear of them. @returns whether nobody had said so before */
  add(
    account: Account,
    identities: readonly Identity[],
    by: Suppression['by'],
    actor: SlackUserId | undefined,
    since: Date,
  ): Promise<boolean>;
  /** The same for everything the viewer is known by. */
  addViewer(
    account: Account,
    viewer: ViewerId,
    by: Suppression['by'],
    actor: SlackUserId | undefined,
    since: Date,
  ): Promise<boolean>;
  /** They may be written to again. */
  lift(account: Account, viewer: ViewerId): Promise<void>;
}
