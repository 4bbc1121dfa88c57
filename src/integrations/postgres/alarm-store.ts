import { type Kysely, type Selectable, sql } from 'kysely';
import type { Alarm, AlarmKind, AlarmStore } from '../../domain/alarm/alarm.ts';
import { teamId } from '../../domain/ids.ts';
import type { Schema } from './schema.ts';

export function postgresAlarmStore(db: Kysely<Schema>): AlarmStore {
  const live = (team: string) =>
    db.selectFrom('alarm').selectAll().where('team_id', '=', team).where('cleared_at', 'is', null);
  const changeLive = (team: string, kind: AlarmKind, subject: string) =>
    db
      .updateTable('alarm')
      .where('team_id', '=', team)
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .where('cleared_at', 'is', null);

  return {
    async raise(team, kind, subject, detail, now) {
      // A cleared alarm that is raised again starts at one, so the count alone says whether this one is news.
      const { times } = await db
        .insertInto('alarm')
        .values({ team_id: team, kind, subject, detail, raised_at: now, last_at: now })
        .onConflict((conflict) =>
          conflict.constraint('alarm_pk').doUpdateSet({
            detail,
            times: sql`case when alarm.cleared_at is null then alarm.times + 1 else 1 end`,
            raised_at: sql`case when alarm.cleared_at is null then alarm.raised_at else excluded.raised_at end`,
            told_at: sql`case when alarm.cleared_at is null then alarm.told_at end`,
            last_at: sql`greatest(alarm.last_at, excluded.last_at)`,
            cleared_at: null,
          }),
        )
        .returning('times')
        .executeTakeFirstOrThrow();
      return times === '1';
    },

    async clear(team, kind, subject, now) {
      const { numUpdatedRows } = await changeLive(team, kind, subject).set({ cleared_at: now }).executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async live(team) {
      return (await live(team).orderBy('raised_at').orderBy('kind').orderBy('subject').execute()).map(alarmOf);
    },

    async find(team, kind, subject) {
      const row = await live(team).where('kind', '=', kind).where('subject', '=', subject).executeTakeFirst();
      return row && alarmOf(row);
    },

    async markTold(team, kind, subject, now) {
      await changeLive(team, kind, subject).set({ told_at: now }).execute();
    },
  };
}

const alarmOf = (row: Selectable<Schema['alarm']>): Alarm => ({
  team: teamId(row.team_id),
  kind: row.kind as AlarmKind,
  subject: row.subject,
  detail: row.detail,
  times: Number(row.times),
  raisedAt: row.raised_at,
  lastAt: row.last_at,
  toldAt: row.told_at ?? undefined,
});
