import type { Kysely } from 'kysely';
import type { Digest, DigestStore } from '../../domain/digest/digest-store.ts';
import { channelId, teamId } from '../../domain/ids.ts';
import type { Schema } from './schema.ts';

export function postgresDigestStore(db: Kysely<Schema>): DigestStore {
  return {
    async find(team, channel, day) {
      const row = await db
        .selectFrom('digest')
        .selectAll()
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('day', '=', day)
        .executeTakeFirst();
      return (
        row && {
          team: teamId(row.team_id),
          channel: channelId(row.channel_id),
          day: row.day,
          asOf: row.as_of,
          askedBy: (row.asked_by as Digest['askedBy'] | null) ?? undefined,
        }
      );
    },

    async add({ team, channel, day, asOf, askedBy }, now) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('digest')
        .values({
          team_id: team,
          channel_id: channel,
          day,
          as_of: asOf,
          created_at: now,
          asked_by: askedBy ?? null,
        })
        .onConflict((conflict) => conflict.constraint('digest_pk').doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },

    async lastDays(team, channel, limit) {
      const rows = await db
        .selectFrom('digest')
        .select('day')
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .orderBy('day', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ day }) => day);
    },
  };
}
