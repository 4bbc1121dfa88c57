import type { Subject } from '../../src/domain/card/post.ts';
import type { Stores } from '../../src/domain/database.ts';
import { channelId, leadId, slackUserId, teamId, touchId } from '../../src/domain/ids.ts';
import type { BookedEvent, Books } from './books.ts';
import type { SqlServer } from './sql-storage.ts';

/** What is written down, read by SQL and the product's own ports. */
export function sqlBooks(server: SqlServer, stores: Stores): Books {
  const rows = async (sql: string) => (await server.run(sql)).rows;
  const all = async <T>(sql: string, read: (row: Record<string, unknown>) => Promise<T | undefined>): Promise<T[]> => {
    const found: T[] = [];
    for (const row of await rows(sql)) {
      const one = await read(row);
      if (one !== undefined) found.push(one);
    }
    return found;
  };
  const team = (row: Record<string, unknown>) => teamId(String(row.team_id));
  const events = async (sql: string): Promise<BookedEvent[]> =>
    (await rows(sql)).map((row) => ({
      of: String(row.of),
      version: Number(row.version),
      kind: String(row.kind),
      actor: row.actor === null ? undefined : String(row.actor),
      cause: String(row.cause),
      at: row.happened_at as Date,
    }));
  return {
    stores,
    leads: () =>
      all('select team_id, lead_id from lead order by created_at, lead_id', (row) =>
        stores.leads.find(team(row), leadId(String(row.lead_id))),
      ),
    leadEvents: () =>
      events(
        'select lead_id as of, version, kind, actor, cause, happened_at from lead_event order by lead_id, version',
      ),
    touches: () =>
      all('select team_id, touch_id from touch order by pressed_at, touch_id', (row) =>
        stores.touches.find(team(row), touchId(String(row.touch_id))),
      ),
    touchEvents: () =>
      events(
        'select touch_id as of, version, status as kind, actor, cause, happened_at from touch_event order by touch_id, version',
      ),
    posts: () =>
      all('select team_id, subject from slack_post order by subject', (row) =>
        stores.posts.find(team(row), String(row.subject) as Subject),
      ),
    deliveries: async () =>
      new Map(
        (await rows('select delivery_id, read_at from delivery')).map((row) => [
          String(row.delivery_id),
          { isRead: row.read_at !== null },
        ]),
      ),
    signalMessages: async () =>
      new Set(
        (await rows('select distinct message_id from signal where message_id is not null')).map((row) =>
          String(row.message_id),
        ),
      ),
    tasks: async () =>
      (
        await rows(`select kind, key, due_at, task.lane, lease_until, parked_because from task
          left join lane using (team_id, lane) where outcome is null order by due_at, kind, key`)
      ).map((row) => ({
        kind: String(row.kind),
        key: String(row.key),
        dueAt: row.due_at as Date,
        leaseUntil: (row.lease_until as Date | null) ?? undefined,
        lane: row.lane === null ? undefined : String(row.lane),
        isParked: row.parked_because !== null,
      })),
    alarms: async () => {
      const [account] = await stores.accounts.all();
      return account ? stores.alarms.live(account.team) : [];
    },
    digests: async () =>
      (await rows('select team_id, channel_id, day::text as day, as_of, asked_by from digest')).map((row) => ({
        team: teamId(String(row.team_id)),
        channel: channelId(String(row.channel_id)),
        day: String(row.day),
        asOf: row.as_of as Date,
        askedBy: row.asked_by === null ? undefined : slackUserId(String(row.asked_by)),
      })),
  };
}
