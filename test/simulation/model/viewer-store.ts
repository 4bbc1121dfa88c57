import type { ViewerId } from '../../../src/domain/ids.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import type { Viewer } from '../../../src/domain/viewer/viewer.ts';
import type { Identity, KnownIdentity, ViewerStore } from '../../../src/domain/viewer/viewer-store.ts';
import { absorbViewer } from './absorb-viewer.ts';
import type { EngineTransaction } from './engine.ts';
import { lockViewers } from './lock-viewers.ts';
import { byText, byTime, isLater } from './order.ts';
import { removeRow, updateRow } from './statements.ts';
import { type IdentityRow, identities, keyOf, type ViewerRow, viewers } from './tables.ts';

const never = new Date(0);

export function modelViewerStore(tx: EngineTransaction): ViewerStore {
  const place = (account: Account, id: ViewerId) => keyOf(account.team, account.id, id);
  const identityAt = (account: Account, identity: string) => keyOf(account.team, account.id, identity);
  const identitiesOf = (account: Account, viewer: ViewerId): IdentityRow[] =>
    [...tx.rows(identities)].filter(
      (row) => row.team === account.team && row.account === account.id && row.viewer === viewer,
    );

  const store: ViewerStore = {
    async get(team, account, id) {
      const viewer = await store.find(team, account, id);
      if (!viewer) throw new Error(`Viewer ${id} of account ${account} is not known`);
      return viewer;
    },

    async find(team, account, id) {
      const row = tx.get(viewers, keyOf(team, account, id));
      return row && viewerOf(row);
    },

    async igsid(account, id) {
      return identitiesOf(account, id)
        .filter(({ identity }) => identity.startsWith('igsid:'))
        .toSorted((a, b) => byTime(b.seenAt, a.seenAt) || byText(a.identity, b.identity))[0]
        ?.identity.slice('igsid:'.length);
    },

    async findByUserNames(team, account, userNames) {
      return new Map(
        userNames.flatMap((name): [string, ViewerId][] => {
          const viewer = tx.get(identities, keyOf(team, account, `name:${name}`))?.viewer;
          return viewer === undefined ? [] : [[name, viewer]];
        }),
      );
    },

    async lockIdentities(account, wanted) {
      const known: KnownIdentity[] = [];
      for (const identity of [...new Set(wanted)].toSorted(byText)) {
        const key = identityAt(account, identity);
        await tx.lock(identities, key);
        const row = tx.get(identities, key);
        if (!row) {
          await tx.put(identities, key, {
            team: account.team,
            account: account.id,
            identity,
            viewer: undefined,
            seenAt: never,
          });
        } else if (row.viewer !== undefined) {
          known.push({ identity: identity as Identity, viewer: row.viewer, seenAt: row.seenAt });
        }
      }
      await lockViewers(tx, account, new Set(known.map(({ viewer }) => viewer)));
      return known;
    },

    async forgetUnknown(account, wanted) {
      for (const identity of wanted) {
        await removeRow(tx, identities, identityAt(account, identity), ({ viewer }) => viewer === undefined);
      }
    },

    async putIdentities(account, wanted, viewer, seenAt) {
      for (const identity of wanted) {
        const key = identityAt(account, identity);
        await tx.lock(identities, key);
        const before = tx.get(identities, key);
        await tx.put(identities, key, {
          team: account.team,
          account: account.id,
          identity,
          viewer,
          seenAt: before && before.seenAt > seenAt ? before.seenAt : seenAt,
        });
      }
    },

    async put(account, id, { userName, displayName, at }) {
      const key = place(account, id);
      await tx.lock(viewers, key);
      const before = tx.get(viewers, key);
      const fresh = {
        userName,
        displayName: displayName?.toWellFormed(),
        userNameSeenAt: userName === undefined ? undefined : at,
        at,
      };
      await tx.put(viewers, key, before ? seenAgain(before, fresh) : newViewer(account, id, fresh));
    },

    async putProfile(account, id, profile, readAt) {
      await updateRow(tx, viewers, place(account, id), (row) => {
        if (row.profileReadAt !== undefined && row.profileReadAt > readAt) return undefined;
        const isNamed =
          profile.userName !== undefined && (row.userNameSeenAt === undefined || row.userNameSeenAt <= readAt);
        return {
          ...row,
          ...(isNamed && { userName: profile.userName, userNameSeenAt: readAt }),
          displayName: profile.displayName?.toWellFormed() ?? row.displayName,
          followers: profile.followers ?? row.followers,
          followsUs: profile.followsUs ?? row.followsUs,
          profileReadAt: readAt,
        };
      });
    },

    absorb: (account, from, into) => absorbViewer(tx, account, from, into),
  };
  return store;
}

const viewerOf = ({ userNameSeenAt: _seen, ...viewer }: ViewerRow): Viewer => viewer;

interface Sighting {
  readonly userName: string | undefined;
  readonly displayName: string | undefined;
  readonly userNameSeenAt: Date | undefined;
  readonly at: Date;
}

const newViewer = (account: Account, id: ViewerId, seen: Sighting): ViewerRow => ({
  team: account.team,
  account: account.id,
  id,
  userName: seen.userName,
  displayName: seen.displayName,
  followers: undefined,
  followsUs: undefined,
  firstSeenAt: seen.at,
  profileReadAt: undefined,
  userNameSeenAt: seen.userNameSeenAt,
});

/** The name shown last counts; of two shown at one time the greater one. */
function seenAgain(before: ViewerRow, fresh: Sighting): ViewerRow {
  const isNewer =
    fresh.userName !== undefined &&
    (before.userName === undefined ||
      isLater(fresh.userNameSeenAt, before.userNameSeenAt) ||
      (fresh.userNameSeenAt?.getTime() === before.userNameSeenAt?.getTime() && fresh.userName > before.userName));
  return {
    ...before,
    userName: isNewer ? fresh.userName : before.userName,
    userNameSeenAt: isLater(fresh.userNameSeenAt, before.userNameSeenAt) ? fresh.userNameSeenAt : before.userNameSeenAt,
    displayName: isNewer ? (fresh.displayName ?? before.displayName) : (before.displayName ?? fresh.displayName),
    firstSeenAt: isLater(before.firstSeenAt, fresh.at) ? fresh.at : before.firstSeenAt,
  };
}
