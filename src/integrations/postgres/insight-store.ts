import { type Kysely, type Selectable, sql } from 'kysely';
import { type StoryId, storyId } from '../../domain/ids.ts';
import type { InsightStore } from '../../domain/story/insight-store.ts';
import { type InsightMetrics, type InsightSample, latestInsights } from '../../domain/story/story-insights.ts';
import { jsonb } from './jsonb.ts';
import type { Schema } from './schema.ts';

export function postgresInsightStore(db: Kysely<Schema>): InsightStore {
  return {
    async add({ team, id }, story, { at, source, metrics }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('story_insight')
        .values({
          team_id: team,
          account_id: id,
          story_id: story,
          sampled_at: at,
          source,
          metrics: jsonb(metrics),
        })
        // Any rule would do that gives the same row in any order; the order of jsonb values is one.
        .onConflict((conflict) =>
          conflict
            .constraint('story_insight_pk')
            .doUpdateSet((eb) => ({ metrics: eb.ref('excluded.metrics') }))
            .where(sql`story_insight.metrics`, '<', sql`excluded.metrics`),
        )
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    async ofStory(team, account, story) {
      const rows = await db
        .selectFrom('story_insight')
        .select(['sampled_at', 'source', 'metrics'])
        .where('team_id', '=', team)
        .where('account_id', '=', account)
        .where('story_id', '=', story)
        .orderBy('sampled_at')
        .orderBy('source')
        .execute();
      return rows.map(sampleOf);
    },

    async latestOf(team, stories, asOf) {
      if (stories.length === 0) return new Map();
      const rows = await db
        .selectFrom('story_insight')
        .select(['story_id', 'sampled_at', 'source', 'metrics'])
        .where('team_id', '=', team)
        .where((eb) =>
          eb(
            eb.refTuple('account_id', 'story_id'),
            'in',
            stories.map(({ account, id }) => eb.tuple<string, string>(account, id)),
          ),
        )
        .$if(asOf !== undefined, (query) => query.where('sampled_at', '<=', asOf as Date))
        .execute();
      const samples = Map.groupBy(rows, (row) => storyId(row.story_id));
      return new Map(
        [...samples].map(([story, ofIt]): [StoryId, ReturnType<typeof latestInsights>] => [
          story,
          latestInsights(ofIt.map(sampleOf)),
        ]),
      );
    },
  };
}

type SampleRow = Pick<Selectable<Schema['story_insight']>, 'sampled_at' | 'source' | 'metrics'>;

const sampleOf = ({ sampled_at, source, metrics }: SampleRow): InsightSample => ({
  at: sampled_at,
  source,
  metrics: metrics as InsightMetrics,
});
