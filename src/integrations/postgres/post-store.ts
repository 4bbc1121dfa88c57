import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import { type Post, type PostStore, type Subject, unsettledStates } from '../../domain/card/post.ts';
import { channelId, teamId } from '../../domain/ids.ts';
import type { Schema } from './schema.ts';

export function postgresPostStore(db: Kysely<Schema>): PostStore {
  const row = (team: string, subject: Subject) =>
    db.selectFrom('slack_post').selectAll().where('team_id', '=', team).where('subject', '=', subject);

  return {
    async find(team, subject) {
      const found = await row(team, subject).executeTakeFirst();
      return found && postOf(found);
    },

    async lock(team, subject) {
      const found = await row(team, subject).forUpdate().executeTakeFirst();
      return found && postOf(found);
    },

    async save(post) {
      const { team_id, subject, ...rest } = rowOf(post);
      await db
        .insertInto('slack_post')
        .values({ team_id, subject, ...rest })
        .onConflict((conflict) => conflict.constraint('slack_post_pk').doUpdateSet(rest))
        .execute();
    },

    async threadOf(team, lead) {
      const rows = await db
        .selectFrom('slack_post')
        .selectAll()
        .where('team_id', '=', team)
        .where('kind', '=', 'thread')
        .where(sql`split_part(subject, ':', 2)`, '=', lead)
        .orderBy(sql`first_attempt_at desc nulls first`)
        .execute();
      return rows.map(postOf);
    },

    async findByMessage(team, channel, ts) {
      const found = await db
        .selectFrom('slack_post')
        .selectAll()
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('message_ts', '=', ts)
        .executeTakeFirst();
      return found && postOf(found);
    },

    async warmPostedSince(team, channel, since) {
      const rows = await db
        .selectFrom('slack_post')
        .select('posted_at')
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('kind', '=', 'card')
        .where('segment', '=', 'warm')
        .where((eb) =>
          eb.or([
            eb('posted_at', '>', since),
            eb.and([eb('posted_at', 'is', null), eb('state', 'in', [...unsettledStates])]),
          ]),
        )
        .orderBy(sql`posted_at nulls last`)
        .execute();
      return rows.map(({ posted_at }) => posted_at ?? undefined);
    },
  };
}

const postOf = (row: Selectable<Schema['slack_post']>): Post => ({
  team: teamId(row.team_id),
  subject: row.subject as Subject,
  kind: row.kind,
  channel: channelId(row.channel_id),
  state: row.state,
  messageTs: row.message_ts ?? undefined,
  shownHash: row.shown_hash ?? undefined,
  shownVersion: row.shown_version ?? undefined,
  firstAttemptAt: row.first_attempt_at ?? undefined,
  postedAt: row.posted_at ?? undefined,
  pinned: row.pinned,
  segment: (row.segment as Post['segment'] | null) ?? undefined,
  reason: row.reason ?? undefined,
});

const rowOf = (post: Post): Insertable<Schema['slack_post']> => ({
  team_id: post.team,
  subject: post.subject,
  kind: post.kind,
  channel_id: post.channel,
  state: post.state,
  message_ts: post.messageTs ?? null,
  shown_hash: post.shownHash ?? null,
  shown_version: post.shownVersion ?? null,
  first_attempt_at: post.firstAttemptAt ?? null,
  posted_at: post.postedAt ?? null,
  pinned: post.pinned,
  segment: post.segment ?? null,
  reason: post.reason ?? null,
});
