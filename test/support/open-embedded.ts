import { holdDataDir } from '../../src/integrations/postgres/data-dir-lock.ts';
import { openDatabase } from '../../src/integrations/postgres/database.ts';
import { migrate } from '../../src/integrations/postgres/migrate.ts';

/*
 * A process that starts on embedded data as the product does, tells its parent how that went, and then writes a team
 * a time until it is killed: node open-embedded.ts DIRECTORY
 */
const [dataDir = ''] = process.argv.slice(2);
const held = await holdDataDir(dataDir).catch((error: unknown) => String(error));
if (typeof held === 'string') {
  process.send?.({ refusal: held });
  process.disconnect();
} else {
  const { db, ...database } = await openDatabase({ dataDir });
  await migrate({ db, ...database });
  for (let count = 1; ; count++) {
    await db
      .insertInto('team')
      .values({ team_id: `${process.pid}-${count}`, name: '', bot_user_id: null, created_at: new Date(0) })
      .execute();
    process.send?.({ kept: count });
  }
}
