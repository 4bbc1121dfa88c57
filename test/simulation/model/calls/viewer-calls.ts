import type { SuppressionStore } from '../../../../src/domain/suppression/suppression-store.ts';
import type { Profile, ViewerStore } from '../../../../src/domain/viewer/viewer-store.ts';
import type { CallsOf, Draw } from './draw.ts';

const userNames = ['marie', 'noor', 'zoé.✨'];
const identitiesKnown = [
  'igsid:1',
  'igsid:2',
  ...userNames.map((userName): `name:${string}` => `name:${userName}`),
] as const;

export function viewerCalls(draw: Draw): CallsOf<ViewerStore> {
  const account = draw.account();
  const { team, id } = account;
  const viewer = draw.viewer();
  // Who of two stays is always the same one.
  const [goes = viewer, stays = viewer] = [viewer, draw.viewer()].toSorted().toReversed();
  const identities = draw.someOf(identitiesKnown);
  const names = draw.someOf([...userNames, 'nobody']);
  const at = draw.pick([draw.minute(), draw.instant()]);
  const seen = {
    at,
    ...(draw.isSo(0.7) && { userName: draw.pick(userNames) }),
    ...(draw.isSo(0.5) && { displayName: draw.pick(['Marie ✨', 'half \ud83d', '']) }),
  };
  const profile: Profile = {
    userName: draw.maybe(draw.pick(userNames)),
    displayName: draw.maybe('Noor'),
    followers: draw.pick([undefined, undefined, undefined, 0, 12]),
    followsUs: draw.maybe(draw.isSo(0.5)),
  };
  return {
    get: (store) => store.get(team, id, viewer),
    find: (store) => store.find(team, id, viewer),
    igsid: (store) => store.igsid(account, viewer),
    findByUserNames: (store) => store.findByUserNames(team, id, names),
    lockIdentities: (store) => store.lockIdentities(account, identities),
    forgetUnknown: (store) => store.forgetUnknown(account, identities),
    putIdentities: (store) => store.putIdentities(account, identities, viewer, at),
    put: (store) => store.put(account, viewer, seen),
    putProfile: (store) => store.putProfile(account, viewer, profile, at),
    absorb: (store) => store.absorb(account, goes, stays),
  };
}

export function suppressionCalls(draw: Draw): CallsOf<SuppressionStore> {
  const account = draw.account();
  const viewer = draw.viewer();
  const identities = draw.someOf(identitiesKnown);
  const by = draw.pick(['word', 'button', 'import'] as const);
  const actor = draw.maybe(draw.user());
  // Never twice: of two that were said at one time either may be told.
  const since = draw.instant();
  return {
    find: (store) => store.find(account, viewer),
    add: (store) => store.add(account, identities, by, actor, since),
    addViewer: (store) => store.addViewer(account, viewer, by, actor, since),
    lift: (store) => store.lift(account, viewer),
  };
}
