import type { Kysely, Selectable } from 'kysely';
import { accountId, slackUserId, storyId, teamId } from '../../domain/ids.ts';
import type { Story } from '../../domain/story/story.ts';
import type { StoryStore } from '../../domain/story/story-store.ts';
import type { Schema } from './schema.ts';

export function postgresStoryStore(db: Kysely<Schema>): StoryStore {
  const row = (team: string, account: string, id: string) =>
    db
      .selectFrom('story')
      .selectAll()
      .where('team_id', '=', team)
      .where('account_id', '=', account)
      .where('story_id', '=', id);

  return {
    async find(team, account, id) {
      const found = await row(team, account, id).executeTakeFirst();
      return found && storyOf(found);
    },

    async lock(team, account, id) {
      const found = await row(team, account, id).forUpdate().executeTakeFirst();
      return found && storyOf(found);
    },

    async add(story, openedBy) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('story')
        .values({
          team_id: story.team,
          account_id: story.account,
          story_id: story.id,
          ...columnsOf(story),
          opened_by: openedBy ?? null,
        })
        .onConflict((conflict) => conflict.constraint('story_pk').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    async save(story) {
      await db
        .updateTable('story')
        .set((eb) => ({ ...columnsOf(story), version: eb('version', '+', 1) }))
        .where('team_id', '=', story.team)
        .where('account_id', '=', story.account)
        .where('story_id', '=', story.id)
        .execute();
    },

    async latest(account, limit) {
      const rows = await db
        .selectFrom('story')
        .select('story_id')
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .orderBy('posted_at', 'desc')
        .orderBy('story_id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ story_id }) => storyId(story_id));
    },

    async live(team, accounts) {
      if (accounts.length === 0) return [];
      const rows = await db
        .selectFrom('story')
        .selectAll()
        .where('team_id', '=', team)
        .where('account_id', 'in', accounts)
        .where('closed_at', 'is', null)
        .orderBy('posted_at', 'desc')
        .orderBy('story_id', 'desc')
        .execute();
      return rows.map(storyOf);
    },
  };
}

/** Only the columns a `Story` is made of, so that it also reads a row that holds more. */
export const storyOf = (row: Omit<Selectable<Schema['story']>, 'opened_by' | 'version'>): Story => ({
  team: teamId(row.team_id),
  account: accountId(row.account_id),
  id: storyId(row.story_id),
  kind: row.kind as Story['kind'],
  postedAt: row.posted_at,
  expiresAt: row.expires_at,
  permalink: row.permalink ?? undefined,
  caption: row.caption ?? undefined,
  thumbnailUrl: row.thumbnail_url ?? undefined,
  monitor: row.monitor === null ? undefined : slackUserId(row.monitor),
  lastCaptureAt: row.last_capture_at ?? undefined,
  closedAt: row.closed_at ?? undefined,
});

const columnsOf = (story: Story) => ({
  kind: story.kind,
  posted_at: story.postedAt,
  expires_at: story.expiresAt,
  permalink: story.permalink ?? null,
  caption: story.caption ?? null,
  thumbnail_url: story.thumbnailUrl ?? null,
  monitor: story.monitor ?? null,
  last_capture_at: story.lastCaptureAt ?? null,
  closed_at: story.closedAt ?? null,
});
