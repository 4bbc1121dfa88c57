import { type Kysely, type SqlBool, sql } from 'kysely';
import { type MessageId, messageId } from '../../domain/ids.ts';
import type { SignalAbout, SignalKind } from '../../domain/signal/signal.ts';
import type { SuppressionStore } from '../../domain/suppression/suppression-store.ts';
import type { CommentFacts } from '../../domain/touch/choose-private-reply.ts';
import type { InstagramRefusal } from '../../domain/touch/instagram-refusal.ts';
import type { Route } from '../../domain/touch/route.ts';
import type { Lift, RouteClosing } from '../../domain/touch/route-closing.ts';
import type { TouchStore } from '../../domain/touch/touch-store.ts';
import type { PastAct } from '../../domain/touch/window.ts';
import { jsonb } from './jsonb.ts';
import type { Schema } from './schema.ts';
import { isWithdrawn } from './signal-store.ts';
import { withDates } from './touch-row.ts';

/** Comments older than this cannot be answered in private whatever else holds; a day more for clocks that differ. */
const commentDays = 8;
const mostComments = 50;

interface ActRow {
  readonly kind: SignalKind;
  readonly happened_at: Date;
  readonly message_id: string | null;
  readonly about: SignalAbout;
}

interface CommentRow {
  readonly message_id: string;
  readonly happened_at: Date;
  readonly about: SignalAbout;
  readonly begun_at: Date | null;
}

/** What is known of a person, as far as writing to them goes: of their own acts, the latest of each kind. */
export function personReader(
  db: Kysely<Schema>,
  suppressions: Pick<SuppressionStore, 'find'>,
): Pick<TouchStore, 'person' | 'noteClosings'> {
  return {
    async person(account, viewer, but) {
      const ofViewer = sql<SqlBool>`
        signal.team_id = ${account.team} and signal.account_id = ${account.id} and signal.viewer_id = ${viewer}
        and not ${isWithdrawn}`;
      const { rows: acts } = await sql<ActRow>`
        select distinct on (kind, is_public, is_from_ad) kind, happened_at, message_id, about
        from (
          select kind, happened_at, message_id, about,
            coalesce(message_id like 'comment:%', false) as is_public, about ? 'adId' as is_from_ad
          from signal where ${ofViewer}
        ) as act
        order by kind, is_public, is_from_ad, happened_at desc`.execute(db);
      const { rows: comments } = await sql<CommentRow>`
        select signal.message_id, signal.happened_at, signal.about, private_reply.begun_at
        from signal
        left join private_reply on private_reply.team_id = signal.team_id
          and private_reply.account_id = signal.account_id and private_reply.comment_id = signal.message_id
          and private_reply.touch_id is distinct from ${but ?? null}
        where ${ofViewer} and signal.message_id like 'comment:%'
          and signal.happened_at > (
            select max(happened_at) - ${`${commentDays} days`}::interval from signal where ${ofViewer}
          )
        order by signal.happened_at desc limit ${mostComments}`.execute(db);
      const closings = await db
        .selectFrom('route_closing')
        .selectAll()
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('viewer_id', '=', viewer)
        .execute();
      const named = await db
        .selectFrom('viewer')
        .select('user_name')
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('viewer_id', '=', viewer)
        .executeTakeFirst();
      return {
        acts: acts.map(actOf),
        comments: comments.map(commentOf),
        closings: closings.map(
          (row): RouteClosing => ({
            route: row.route as Route,
            refusal: row.refusal as InstagramRefusal,
            at: row.closed_at,
            lift: withDates(row.lift) as Lift,
          }),
        ),
        suppression: await suppressions.find(account, viewer),
        userName: named?.user_name ?? undefined,
      };
    },

    async noteClosings(account, viewer, closings) {
      for (const { route, refusal, at, lift } of closings) {
        const said = { refusal, closed_at: at, lift: jsonb(lift) };
        await db
          .insertInto('route_closing')
          .values({
            team_id: account.team,
            account_id: account.id,
            viewer_id: viewer,
            route,
            comment_id: lift.kind === 'never' ? lift.comment : '',
            ...said,
          })
          .onConflict((conflict) => conflict.constraint('route_closing_pk').doUpdateSet(said))
          .execute();
      }
    },
  };
}

const actOf = (row: ActRow): PastAct => ({
  kind: row.kind,
  happenedAt: row.happened_at,
  message: idOf(row.message_id),
  about: row.about,
  withdrawnAt: undefined,
});

const commentOf = (row: CommentRow): CommentFacts => ({
  id: messageId(row.message_id),
  mediaKind: row.about.mediaKind,
  happenedAt: row.happened_at,
  broadcastEndedAt: undefined,
  answeredAt: row.begun_at ?? undefined,
});

const idOf = (id: string | null): MessageId | undefined => (id === null ? undefined : messageId(id));
