import { describe, expect } from 'vitest';
import { messageId, viewerId } from '../../../src/domain/ids.ts';
import { importOptOuts } from '../../../src/domain/suppression/import-opt-outs.ts';
import { recordProfile } from '../../../src/domain/viewer/record-profile.ts';
import { onBoth } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { aComment, aDm, ben, minutesLater, noon } from '../builders.ts';

const leads = async ({ db }: TestDesk) =>
  (await db.selectFrom('lead').select(['viewer_id', 'status']).orderBy('viewer_id').execute()).map(
    ({ viewer_id, status }) => `${viewer_id} ${status}`,
  );
const suppression = ({ database, account }: TestDesk, viewer: string) =>
  database.stores.suppressions.find(account, viewerId(viewer));
const signals = async ({ db }: TestDesk) => (await db.selectFrom('signal').select('signal_key').execute()).length;

describe('somebody who writes that they want no more messages', () => {
  onBoth('is believed at the first word, and their lead is closed', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aDm('7'), aDm('7', { mid: 'stop', happenedAt: minutesLater(1), text: 'Stop, please' }));

    expect(await leads(desk)).toEqual(['igsid:7 suppressed']);
    expect(await suppression(desk, 'igsid:7')).toEqual({ since: minutesLater(1), by: 'word' });
  });

  onBoth('opens no card by what they write later, which is kept all the same', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aDm('7', { text: 'Stop' }), aDm('7', { mid: 'm2', happenedAt: minutesLater(5) }));

    expect(await leads(desk)).toEqual([]);
    expect(await signals(desk)).toBe(2);
  });

  onBoth('is left alone under every name, also one that shows later', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(
      aComment('9', 'jane'),
      aDm('7', { text: 'Stop' }),
      aComment('7', 'jane', { happenedAt: minutesLater(1) }),
    );

    expect(await leads(desk)).toEqual(['igsid:7 suppressed']);
    expect(await suppression(desk, 'igsid:7')).toMatchObject({ by: 'word' });
  });

  onBoth('may say so by editing what they wrote', async (database) => {
    const desk = await openDesk(database);
    const edit = {
      account: desk.account.id,
      type: 'message-edited' as const,
      message: messageId('m-7'),
      text: 'unsubscribe',
      editCount: 1,
      happenedAt: minutesLater(1),
    };
    await desk.receive(aDm('7'), edit);

    expect(await leads(desk)).toEqual(['igsid:7 suppressed']);
  });

  onBoth('is not taken at their word for what they say in public', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aComment('7', 'jane', { text: 'Stop' }));

    expect(await leads(desk)).toEqual(['igsid:7 open']);
  });
});

describe('an imported list', () => {
  onBoth('holds for those we know, at once', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aComment('7', 'jane'));

    expect(await importOptOuts(desk, desk.account, ['jane', 'tom'])).toEqual(new Set(['jane', 'tom']));

    expect(await leads(desk)).toEqual(['igsid:7 suppressed']);
    expect(await suppression(desk, 'igsid:7')).toEqual({ since: noon, by: 'import' });
    expect(await importOptOuts(desk, desk.account, ['jane', 'tom', 'zoe'])).toEqual(new Set(['zoe']));
  });

  onBoth('holds for those we meet later, by their name or once we learn it', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aDm('8'));
    await importOptOuts(desk, desk.account, ['jane', 'tom']);

    await desk.receive(aComment('7', 'jane'));
    const tom = { userName: 'tom', displayName: undefined, followers: undefined, followsUs: undefined };
    await desk.database.transaction((stores) => recordProfile(desk, stores, desk.account, '8', tom));

    expect(await leads(desk)).toEqual(['igsid:8 suppressed']);
  });

  onBoth('leaves no names behind', async (database) => {
    const desk = await openDesk(database);
    await importOptOuts(desk, desk.account, ['jane']);

    expect(await desk.db.selectFrom('viewer_identity').selectAll().execute()).toEqual([]);
    const [row] = await desk.db.selectFrom('suppression').selectAll().execute();
    expect(row?.identity_hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a suppression', () => {
  onBoth('dates from the earliest word, in whatever order we hear of them', async (database) => {
    const { account, database: data } = await openDesk(database);
    const { suppressions } = data.stores;
    const add = (minute: number) => suppressions.add(account, ['name:jane'], 'button', ben, minutesLater(minute));

    expect([await add(5), await add(1), await add(9)]).toEqual([true, false, false]);
    const rows = await database.db.selectFrom('suppression').select(['since', 'actor']).execute();
    expect(rows).toEqual([{ since: minutesLater(1), actor: ben }]);
  });

  onBoth('belongs to one account, and is lifted for everything the person is known by', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aComment('7', 'jane'));
    const { suppressions } = desk.database.stores;
    const jane = viewerId('igsid:7');
    await suppressions.addViewer(desk.account, jane, 'button', ben, noon);

    expect(await database.db.selectFrom('suppression').selectAll().execute()).toHaveLength(2);
    expect(await suppressions.find({ ...desk.account, id: 'other' as typeof desk.account.id }, jane)).toBeUndefined();
    await suppressions.lift(desk.account, jane);
    expect(await suppressions.find(desk.account, jane)).toBeUndefined();
    expect(await database.db.selectFrom('suppression').selectAll().execute()).toEqual([]);
  });
});
