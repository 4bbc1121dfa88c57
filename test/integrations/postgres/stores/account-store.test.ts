import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { accountId, channelId } from '../../../../src/domain/ids.ts';
import { postgresAccountStore } from '../../../../src/integrations/postgres/account-store.ts';
import { onBoth } from '../../../support/databases.ts';
import { anAccount, minute, otherTeam, sealer, team } from './builders.ts';

const account = anAccount();

describe('an account', () => {
  onBoth('is found as it was kept, by its team only', async ({ db }) => {
    const accounts = postgresAccountStore(db, sealer);

    await accounts.put(account, minute(0));

    expect(await accounts.find(team, account.id)).toStrictEqual(account);
    expect(await accounts.find(otherTeam, account.id)).toBeUndefined();
    expect(await accounts.all()).toStrictEqual([account]);
  });

  onBoth('keeps its token and its user name when its settings change', async ({ db }) => {
    const accounts = postgresAccountStore(db, sealer);
    await accounts.put(account, minute(0));
    await accounts.putToken(team, account.id, { token: 'IGAA1', refreshedAt: minute(0), expiresAt: minute(60) });

    await accounts.put({ ...account, userName: undefined, desk: channelId('C2'), language: 'nl' }, minute(1));

    expect(await accounts.find(team, account.id)).toStrictEqual({ ...account, desk: 'C2', language: 'nl' });
    expect((await accounts.access(team, account.id))?.token).toStrictEqual({
      token: 'IGAA1',
      refreshedAt: minute(0),
      expiresAt: minute(60),
    });
  });

  onBoth('is known by its new user name once Instagram told it', async ({ db }) => {
    const accounts = postgresAccountStore(db, sealer);
    await accounts.put(anAccount({ userName: undefined }), minute(0));

    await accounts.putUserName(team, account.id, 'cafe.ana.paris');

    expect((await accounts.find(team, account.id))?.userName).toBe('cafe.ana.paris');
  });

  onBoth('belongs to the desk of its channel', async ({ db }) => {
    const accounts = postgresAccountStore(db, sealer);
    const second = anAccount({ id: accountId('17841400000000002') });
    await accounts.put(second, minute(0));
    await accounts.put(account, minute(0));
    await accounts.put(anAccount({ id: accountId('17841400000000003'), desk: channelId('C2') }), minute(0));

    expect(await accounts.ofDesk(team, account.desk)).toStrictEqual([account, second]);
  });

  onBoth('is paused for a reason until it is resumed', async ({ db }) => {
    const accounts = postgresAccountStore(db, sealer);
    await accounts.put(account, minute(0));

    await accounts.pause(team, account.id, 'token refused', minute(1));
    expect((await accounts.access(team, account.id))?.pausedBecause).toBe('token refused');

    await accounts.pause(team, account.id, undefined, minute(2));
    expect((await accounts.access(team, account.id))?.pausedBecause).toBeUndefined();
  });
});

describe('the token of an account', () => {
  onBoth('is unknown before there is one', async ({ db }) => {
    const accounts = postgresAccountStore(db, sealer);
    await accounts.put(account, minute(0));

    expect((await accounts.access(team, account.id))?.token).toBeUndefined();
  });

  onBoth('is not readable in the table', async ({ db }) => {
    const accounts = postgresAccountStore(db, sealer);
    await accounts.put(account, minute(0));
    await accounts.adoptToken(team, account.id, 'IGAA-secret');

    const { rows } = await sql<{ row: string }>`select account::text as row from account`.execute(db);

    expect(rows[0]?.row).not.toContain('secret');
    expect(rows[0]?.row).not.toContain(Buffer.from('secret').toString('hex'));
  });

  onBoth('is adopted from the configuration once, so that a renewed one is not replaced by it', async ({ db }) => {
    const accounts = postgresAccountStore(db, sealer);
    await accounts.put(account, minute(0));

    expect(await accounts.adoptToken(team, account.id, 'IGAA1')).toBe(true);
    await accounts.putToken(team, account.id, {
      token: 'IGAA1-renewed',
      refreshedAt: minute(1),
      expiresAt: minute(60),
    });

    expect(await accounts.adoptToken(team, account.id, 'IGAA1')).toBe(false);
    expect((await accounts.access(team, account.id))?.token?.token).toBe('IGAA1-renewed');
  });

  onBoth('resumes a paused account when another one is configured', async ({ db }) => {
    const accounts = postgresAccountStore(db, sealer);
    await accounts.put(account, minute(0));
    await accounts.adoptToken(team, account.id, 'IGAA1');
    await accounts.pause(team, account.id, 'token refused', minute(1));

    expect(await accounts.adoptToken(team, account.id, 'IGAA2')).toBe(true);

    expect((await accounts.access(team, account.id))?.pausedBecause).toBeUndefined();
    expect((await accounts.access(team, account.id))?.token).toStrictEqual({
      token: 'IGAA2',
      refreshedAt: undefined,
      expiresAt: undefined,
    });
  });
});
