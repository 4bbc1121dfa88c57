import { describe, expect } from 'vitest';
import { finishTask } from '../../../src/integrations/postgres/end-task.ts';
import { pruneTasks } from '../../../src/integrations/postgres/prune.ts';
import { onBoth } from '../../support/databases.ts';
import { at, claimOne, keys, schedule } from '../../support/tasks.ts';

describe('forgetting tasks', () => {
  onBoth('removes what ended long ago, oldest first, and never what is still to be done', async ({ db }) => {
    for (const seconds of [0, 100, 200]) {
      await schedule(db, { key: `ended-${seconds}` }, at(seconds));
      await finishTask(db, await claimOne(db, at(seconds)), 'done', undefined, at(seconds));
    }
    await schedule(db, { key: 'waits' });

    expect(await pruneTasks(db, at(200), 1)).toBe(1);
    expect(keys(await db.selectFrom('task').select('key').orderBy('key').execute())).toStrictEqual([
      'ended-100',
      'ended-200',
      'waits',
    ]);
    expect(await pruneTasks(db, at(200), 10)).toBe(1);
    expect(keys(await db.selectFrom('task').select('key').orderBy('key').execute())).toStrictEqual([
      'ended-200',
      'waits',
    ]);
  });
});
