import { describe, expect } from 'vitest';
import { takeOver } from '../../../src/integrations/postgres/take-over.ts';
import { onBoth } from '../../support/databases.ts';
import { at, claim, claimOne, keys, noon, schedule } from '../../support/tasks.ts';

describe('taking over from a dead process', () => {
  onBoth('lets what it had begun go on at once, in lanes too, with another fence', async ({ db }) => {
    await schedule(db, { key: 'timer' });
    const begun = await claimOne(db, noon);
    await schedule(db, { key: 'in-lane', lane: 'slack-post:C1' });
    const inLane = await claimOne(db, noon);

    await takeOver(db, at(1));
    const again = await claim(db, at(1));

    expect(keys(again).toSorted()).toEqual(['in-lane', 'timer']);
    expect(again.map(({ fence }) => fence)).not.toContain(begun.fence);
    expect(again.map(({ fence }) => fence)).not.toContain(inLane.fence);
  });
});
