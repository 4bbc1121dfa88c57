import { describe, expect } from 'vitest';
import { viewerId } from '../../../../src/domain/ids.ts';
import { postgresSignalStore } from '../../../../src/integrations/postgres/signal-store.ts';
import { postgresViewerStore } from '../../../../src/integrations/postgres/viewer-store.ts';
import { onBoth } from '../../../support/databases.ts';
import { anAccount, aSignal, minute, otherTeam, team, yan, zoe } from './builders.ts';

const account = anAccount();
const unread = { userName: undefined, displayName: undefined, followers: undefined, followsUs: undefined };

describe('a viewer', () => {
  onBoth('is found as they were seen, by their team only', async ({ db }) => {
    const viewers = postgresViewerStore(db);

    await viewers.put(account, zoe, { userName: 'zoe', displayName: 'Zoé <b>', at: minute(1) });

    const viewer = await viewers.get(team, account.id, zoe);
    expect(viewer).toStrictEqual({
      team,
      account: account.id,
      id: zoe,
      userName: 'zoe',
      displayName: 'Zoé <b>',
      followers: undefined,
      followsUs: undefined,
      firstSeenAt: minute(1),
      profileReadAt: undefined,
    });
    expect(await viewers.find(otherTeam, account.id, zoe)).toBeUndefined();
    await expect(viewers.get(team, account.id, yan)).rejects.toThrow('igsid:901');
  });

  onBoth('keeps the first sighting and the user name shown last, in whatever order they come', async ({ db }) => {
    const viewers = postgresViewerStore(db);

    await viewers.put(account, zoe, { userName: 'zoe', at: minute(5) });
    await viewers.put(account, zoe, { userName: 'zoe.old', displayName: 'Zo', at: minute(1) });
    await viewers.put(account, zoe, { at: minute(9) });

    expect(await viewers.get(team, account.id, zoe)).toMatchObject({
      userName: 'zoe',
      displayName: 'Zo',
      firstSeenAt: minute(1),
    });
  });

  onBoth('is described by their profile, as far as it says anything', async ({ db }) => {
    const viewers = postgresViewerStore(db);
    await viewers.put(account, zoe, { userName: 'zoe', displayName: 'Zo', at: minute(1) });
    expect((await viewers.find(team, account.id, zoe))?.profileReadAt).toBeUndefined();

    await viewers.putProfile(
      account,
      zoe,
      { ...unread, userName: 'zoe.new', followers: 7, followsUs: false },
      minute(2),
    );
    await viewers.putProfile(account, zoe, unread, minute(3));

    expect(await viewers.get(team, account.id, zoe)).toMatchObject({
      userName: 'zoe.new',
      displayName: 'Zo',
      followers: 7,
      followsUs: false,
    });
    expect((await viewers.find(team, account.id, zoe))?.profileReadAt).toStrictEqual(minute(3));
  });

  onBoth('is not described by a profile older than what is known', async ({ db }) => {
    const viewers = postgresViewerStore(db);
    await viewers.put(account, zoe, { userName: 'zoe', at: minute(5) });
    await viewers.putProfile(account, zoe, { ...unread, userName: 'zoe.old', followers: 2 }, minute(4));
    await viewers.putProfile(account, zoe, { ...unread, followers: 1 }, minute(3));

    expect(await viewers.get(team, account.id, zoe)).toMatchObject({ userName: 'zoe', followers: 2 });
  });
});

describe('an identity', () => {
  onBoth('is unknown until somebody said whose it is', async ({ db }) => {
    const viewers = postgresViewerStore(db);

    expect(await viewers.lockIdentities(account, ['igsid:900', 'name:zoe'])).toStrictEqual([]);
    expect(await viewers.lockIdentities(account, ['igsid:900', 'name:zoe'])).toStrictEqual([]);
    expect(await viewers.findByUserNames(team, account.id, ['zoe'])).toStrictEqual(new Map());
    await viewers.putIdentities(account, ['name:zoe'], zoe, minute(1));

    expect(await viewers.lockIdentities(account, ['name:zoe', 'igsid:900', 'name:zoe'])).toStrictEqual([
      { identity: 'name:zoe', viewer: zoe, seenAt: minute(1) },
    ]);
    expect(await viewers.lockIdentities(account, [])).toStrictEqual([]);
  });

  onBoth('was seen when it was seen last, and belongs to whom it was given last', async ({ db }) => {
    const viewers = postgresViewerStore(db);
    await viewers.putIdentities(account, ['name:zoe'], zoe, minute(5));
    await viewers.putIdentities(account, ['name:zoe'], yan, minute(1));

    expect(await viewers.lockIdentities(account, ['name:zoe'])).toStrictEqual([
      { identity: 'name:zoe', viewer: yan, seenAt: minute(5) },
    ]);
  });

  onBoth('finds viewers by their user names', async ({ db }) => {
    const viewers = postgresViewerStore(db);
    await viewers.putIdentities(account, ['name:zoe'], zoe, minute(1));
    await viewers.putIdentities(account, ['name:yan'], yan, minute(1));

    expect(await viewers.findByUserNames(team, account.id, ['yan', 'nobody', 'zoe'])).toStrictEqual(
      new Map([
        ['yan', yan],
        ['zoe', zoe],
      ]),
    );
    expect(await viewers.findByUserNames(team, account.id, [])).toStrictEqual(new Map());
    expect(await viewers.findByUserNames(otherTeam, account.id, ['zoe'])).toStrictEqual(new Map());
  });
});

describe('two viewers who turn out to be one person', () => {
  const captured = viewerId('name:zoe');

  onBoth('become the one who stays, with everything of both', async ({ db }) => {
    const viewers = postgresViewerStore(db);
    const signals = postgresSignalStore(db);
    await viewers.put(account, captured, { userName: 'zoe', displayName: 'Zoé', at: minute(1) });
    await viewers.putIdentities(account, ['name:zoe'], captured, minute(1));
    await signals.add(aSignal({ key: 'view:1:zoe', kind: 'view', viewer: captured }), false);
    await viewers.put(account, zoe, { at: minute(4) });
    await viewers.putProfile(account, zoe, { ...unread, followers: 12, followsUs: true }, minute(5));

    await viewers.absorb(account, captured, zoe);

    expect(await viewers.find(team, account.id, captured)).toBeUndefined();
    expect(await viewers.get(team, account.id, zoe)).toMatchObject({
      userName: 'zoe',
      displayName: 'Zoé',
      followers: 12,
      followsUs: true,
      firstSeenAt: minute(1),
    });
    expect(await viewers.findByUserNames(team, account.id, ['zoe'])).toStrictEqual(new Map([['zoe', zoe]]));
    const found = await signals.deciding(account, zoe, { happenedAfter: minute(-60), receivedAfter: undefined });
    expect(found.map((signal) => signal.key)).toStrictEqual(['view:1:zoe']);
  });

  onBoth('have the later user name of the two', async ({ db }) => {
    const viewers = postgresViewerStore(db);
    await viewers.put(account, captured, { userName: 'zoe', at: minute(1) });
    await viewers.put(account, zoe, { userName: 'zoe.new', at: minute(2) });

    await viewers.absorb(account, captured, zoe);

    expect((await viewers.get(team, account.id, zoe)).userName).toBe('zoe.new');
  });

  onBoth('lose nothing when only the one who goes was known, or both are the same', async ({ db }) => {
    const viewers = postgresViewerStore(db);
    await viewers.put(account, captured, { userName: 'zoe', at: minute(1) });

    await viewers.absorb(account, captured, zoe);
    await viewers.absorb(account, zoe, zoe);

    expect(await viewers.get(team, account.id, zoe)).toMatchObject({ userName: 'zoe', firstSeenAt: minute(1) });
  });
});
