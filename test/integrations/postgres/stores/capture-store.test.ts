import { describe, expect } from 'vitest';
import { postgresCaptureStore } from '../../../../src/integrations/postgres/capture-store.ts';
import { onBoth } from '../../../support/databases.ts';
import { anAccount, ana, minute, story, team } from './builders.ts';

describe('a capture', () => {
  onBoth('is kept with what it found: new, known and unreadable names', async ({ db }) => {
    const outcome = { fresh: 3, seenBefore: 2, alreadyHere: 1, unreadable: 4, risen: 2 };

    await postgresCaptureStore(db).add(anAccount(), { id: 'cap-1', story, by: ana, at: minute(7), outcome });

    expect(await db.selectFrom('capture').selectAll().execute()).toStrictEqual([
      {
        team_id: team,
        account_id: anAccount().id,
        capture_id: 'cap-1',
        story_id: story,
        captured_by: ana,
        captured_at: minute(7),
        fresh_count: 3,
        known_count: 3,
        unreadable_count: 4,
      },
    ]);
  });
});
