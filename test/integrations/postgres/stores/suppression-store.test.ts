import { expect, test } from 'vitest';
import { postgresSuppressionStore } from '../../../../src/integrations/postgres/suppression-store.ts';
import { postgresViewerStore } from '../../../../src/integrations/postgres/viewer-store.ts';
import { freshPglite, onBoth } from '../../../support/databases.ts';
import { anAccount, ben, minute, zoe } from './builders.ts';

const account = anAccount();

onBoth('Who wants no messages', async ({ db }) => {
  const suppressions = postgresSuppressionStore(db);
  const viewers = postgresViewerStore(db);
  await viewers.putIdentities(account, ['igsid:900', 'name:zoe'], zoe, minute(0));

  expect(await suppressions.addViewer(account, zoe, 'word', undefined, minute(1))).toBe(true);
  expect(await suppressions.addViewer(account, zoe, 'button', ben, minute(2)), 'the first word counts').toBe(false);

  expect(await suppressions.find(account, zoe)).toEqual({ since: minute(1), by: 'word' });
  expect(await suppressions.find(anAccount({ id: '2' as typeof account.id }), zoe)).toBeUndefined();
  await suppressions.lift(account, zoe);
  expect(await suppressions.find(account, zoe)).toBeUndefined();
});

test('is known by a name that nobody has met yet, and named nowhere', async () => {
  const { db } = await freshPglite();
  const suppressions = postgresSuppressionStore(db);
  await suppressions.add(account, ['name:zoe.k'], 'import', ben, minute(1));

  await postgresViewerStore(db).putIdentities(account, ['igsid:900', 'name:zoe.k'], zoe, minute(5));

  expect(await suppressions.find(account, zoe)).toEqual({ since: minute(1), by: 'import' });
  expect(JSON.stringify(await db.selectFrom('suppression').selectAll().execute())).not.toContain('zoe');
});
