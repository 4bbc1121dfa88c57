import { describe, expect } from 'vitest';
import { postgresAlarmStore } from '../../../../src/integrations/postgres/alarm-store.ts';
import { onBoth } from '../../../support/databases.ts';
import { minute, otherTeam, team } from './builders.ts';

describe('an alarm', () => {
  onBoth('is news once, and counted after that', async ({ db }) => {
    const alarms = postgresAlarmStore(db);

    expect(await alarms.raise(team, 'token-refused', 'A1', 'first', minute(0))).toBe(true);
    expect(await alarms.raise(team, 'token-refused', 'A1', 'second', minute(3))).toBe(false);

    expect(await alarms.live(team)).toStrictEqual([
      {
        team,
        kind: 'token-refused',
        subject: 'A1',
        detail: 'second',
        times: 2,
        raisedAt: minute(0),
        lastAt: minute(3),
        toldAt: undefined,
      },
    ]);
    expect(await alarms.live(otherTeam)).toStrictEqual([]);
  });

  onBoth('is news for each subject', async ({ db }) => {
    const alarms = postgresAlarmStore(db);
    await alarms.raise(team, 'token-refused', 'A1', '', minute(0));

    expect(await alarms.raise(team, 'token-refused', 'A2', '', minute(1))).toBe(true);
    expect(await alarms.raise(team, 'permission-missing', 'A1', '', minute(1))).toBe(true);
  });

  onBoth('is gone once cleared, and then news again, not yet told', async ({ db }) => {
    const alarms = postgresAlarmStore(db);
    await alarms.raise(team, 'desk-unreachable', 'C1', 'archived', minute(0));
    await alarms.raise(team, 'desk-unreachable', 'C1', 'archived', minute(1));
    await alarms.markTold(team, 'desk-unreachable', 'C1', minute(1));

    expect(await alarms.clear(team, 'desk-unreachable', 'C1', minute(2))).toBe(true);
    expect(await alarms.clear(team, 'desk-unreachable', 'C1', minute(2))).toBe(false);
    expect(await alarms.find(team, 'desk-unreachable', 'C1')).toBeUndefined();

    expect(await alarms.raise(team, 'desk-unreachable', 'C1', 'archived', minute(3))).toBe(true);
    expect(await alarms.find(team, 'desk-unreachable', 'C1')).toMatchObject({
      times: 1,
      raisedAt: minute(3),
      toldAt: undefined,
    });
  });

  onBoth('remembers when the admins were told', async ({ db }) => {
    const alarms = postgresAlarmStore(db);
    await alarms.raise(team, 'app-not-live', 'A1', '', minute(0));

    await alarms.markTold(team, 'app-not-live', 'A1', minute(1));

    expect((await alarms.find(team, 'app-not-live', 'A1'))?.toldAt).toStrictEqual(minute(1));
  });
});
