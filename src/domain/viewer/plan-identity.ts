import { addDays } from '../duration.ts';
import type { ViewerId } from '../ids.ts';
import { viewerId } from '../ids.ts';
import type { PersonSeen } from '../signal/inbound-event.ts';
import type { Identity, KnownIdentity } from './viewer-store.ts';

/** A user name proves who somebody is only while it was shown this recently: people rename, and names are reused. */
const nameProofDays = 30;

/** Who a payload is about, and what must change in what we believed. */
export interface IdentityPlan {
  readonly viewer: ViewerId;
  /** Identities that belong to `viewer` from now on. */
  readonly bind: readonly Identity[];
  /** A viewer who turned out to be the same person. */
  readonly absorb: ViewerId | undefined;
}

/** The identities a payload shows, in the order in which they are locked. */
export const identitiesOf = (person: PersonSeen): Identity[] => [
  ...(person.igsid ? [`igsid:${person.igsid}` as const] : []),
  ...(person.userName ? [`name:${person.userName}` as const] : []),
];

/**
 * Decides which viewer a payload is about.
 *
 * An id and a user name in one official payload prove that both are one person; a captured viewer of that name and the
 * person with that id become one. Which of two viewers stays does not depend on the order of arrival: one with an id
 * rather than one with only a name, and of two with ids the smaller.
 */
export function planIdentity(
  person: PersonSeen,
  known: readonly KnownIdentity[],
  seenAt: Date,
): IdentityPlan | undefined {
  const [first, second] = identitiesOf(person);
  if (!first) return undefined;
  const find = (identity: Identity) => known.find((row) => row.identity === identity);
  const own = find(first)?.viewer ?? viewerId(first);
  if (!second) return { viewer: own, bind: [first], absorb: undefined };

  const named = find(second);
  if (!named || named.viewer === own) return { viewer: own, bind: [first, second], absorb: undefined };
  const apart = Math.abs(seenAt.getTime() - named.seenAt.getTime());
  if (apart > addDays(new Date(0), nameProofDays).getTime()) {
    // Somebody else's name by now, or then: it belongs to whoever showed it last.
    return { viewer: own, bind: seenAt > named.seenAt ? [first, second] : [first], absorb: undefined };
  }
  const [stays, goes] = [own, named.viewer].toSorted(lastingFirst) as [ViewerId, ViewerId];
  return { viewer: stays, bind: [first, second], absorb: goes };
}

function lastingFirst(a: ViewerId, b: ViewerId): number {
  const byKind = Number(a.startsWith('name:')) - Number(b.startsWith('name:'));
  return byKind || a.length - b.length || (a < b ? -1 : 1);
}
