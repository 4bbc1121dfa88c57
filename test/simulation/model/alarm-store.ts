import type { Alarm, AlarmKind, AlarmStore } from '../../../src/domain/alarm/alarm.ts';
import type { TeamId } from '../../../src/domain/ids.ts';
import type { EngineTransaction } from './engine.ts';
import { byText, byTime } from './order.ts';
import { updateRow, upsertRow } from './statements.ts';
import { type AlarmRow, alarms, keyOf } from './tables.ts';

export function modelAlarmStore(tx: EngineTransaction): AlarmStore {
  const live = (team: TeamId) =>
    [...tx.rows(alarms)].filter(({ alarm, clearedAt }) => alarm.team === team && !clearedAt).map(({ alarm }) => alarm);
  const changeLive = (team: TeamId, kind: AlarmKind, subject: string, change: (row: AlarmRow) => AlarmRow) =>
    updateRow(tx, alarms, keyOf(team, kind, subject), (row) => (row.clearedAt ? undefined : change(row)));

  return {
    async raise(team, kind, subject, detail, now) {
      const { alarm } = await upsertRow(tx, alarms, keyOf(team, kind, subject), (before) => ({
        alarm: before
          ? raisedAgain(before, detail, now)
          : { team, kind, subject, detail, times: 1, raisedAt: now, lastAt: now, toldAt: undefined },
        clearedAt: undefined,
      }));
      return alarm.times === 1;
    },

    clear: (team, kind, subject, now) => changeLive(team, kind, subject, (row) => ({ ...row, clearedAt: now })),

    async live(team) {
      return live(team).toSorted(
        (a, b) => byTime(a.raisedAt, b.raisedAt) || byText(a.kind, b.kind) || byText(a.subject, b.subject),
      );
    },

    find: async (team, kind, subject) => live(team).find((alarm) => alarm.kind === kind && alarm.subject === subject),

    async markTold(team, kind, subject, now) {
      await changeLive(team, kind, subject, (row) => ({ ...row, alarm: { ...row.alarm, toldAt: now } }));
    },
  };
}

/** One that was over begins anew. */
function raisedAgain({ alarm, clearedAt }: AlarmRow, detail: string, now: Date): Alarm {
  const lastAt = alarm.lastAt > now ? alarm.lastAt : now;
  return clearedAt
    ? { ...alarm, detail, times: 1, raisedAt: now, lastAt, toldAt: undefined }
    : { ...alarm, detail, times: alarm.times + 1, lastAt };
}
