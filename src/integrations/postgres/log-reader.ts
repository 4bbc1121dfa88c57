import { type Kysely, sql } from 'kysely';
import { replyDays } from '../../domain/figures/lead-facts.ts';
import { leadId, storyId, type TeamId } from '../../domain/ids.ts';
import { plainAmount } from '../../domain/lead/money.ts';
import type {
  ConvertedSum,
  LoggedRoute,
  LogPlace,
  LogReader,
  LogSpan,
  SentMessage,
} from '../../domain/log/log-reader.ts';
import type { Account } from '../../domain/team/account.ts';
import type { Step } from '../../domain/touch/step.ts';
import { windowOpeners } from '../../domain/touch/window.ts';
import { type LeadRow, leadOf } from './lead-row.ts';
import type { Schema } from './schema.ts';
import type { Sealer } from './sealing.ts';
import { isWithdrawn } from './signal-store.ts';

/** Reads each page in three queries, however many leads it holds. */
export function postgresLogReader(db: Kysely<Schema>, sealer: Sealer): LogReader {
  return {
    async page(team, spans, after, limit) {
      const accounts = new Map<string, Account>(spans.map(({ account }) => [account.id, account]));
      const { rows } = await leadsOf(team, spans, after, limit).execute(db);
      const last = rows.at(-1);
      if (!last) return { leads: [], end: undefined };
      const ids = rows.map((row) => row.lead_id);
      const sent = Map.groupBy((await sentTo(team, ids).execute(db)).rows, (row) => row.lead_id);
      const converted = Map.groupBy((await convertedBy(team, ids).execute(db)).rows, (row) => row.lead_id);
      const leads = rows.flatMap((row) => {
        const account = accounts.get(row.account_id);
        if (!account) return [];
        return {
          lead: leadOf({ ...row, note_sealed: null }, sealer), // what the log does not tell need not be opened
          account,
          handle: row.handle ?? undefined,
          displayName: row.display_name ?? undefined,
          story: storyOf(row),
          sent: (sent.get(row.lead_id) ?? []).map(messageOf),
          converted: (converted.get(row.lead_id) ?? []).map(sumOf),
        };
      });
      const end = { openedAt: last.opened_at_exactly, lead: leadId(last.lead_id) };
      return { leads, end: rows.length < limit ? undefined : end };
    },
  };
}

interface LoggedRow extends LeadRow {
  /** `Date` has milliseconds, Postgres microseconds. */
  readonly opened_at_exactly: string;
  readonly handle: string | null;
  readonly display_name: string | null;
  readonly caption: string | null;
  readonly posted_at: Date | null;
}

/** Reads no more than `limit` leads of each account, along `lead_by_opening`. */
const leadsOf = (team: TeamId, spans: readonly LogSpan[], after: LogPlace | undefined, limit: number) => sql<LoggedRow>`
  select lead.*, lead.opened_at::text as opened_at_exactly, viewer.user_name as handle, viewer.display_name, story.caption, story.posted_at
  from unnest(
    ${spans.map(({ account }) => account.id)}::text[],
    ${spans.map(({ from }) => from.toISOString())}::text[],
    ${spans.map(({ until }) => until.toISOString())}::text[]
  ) as span (account_id, starts_at, ends_at)
  cross join lateral (
    select * from lead
    where lead.team_id = ${team} and lead.account_id = span.account_id
      and lead.opened_at >= greatest(span.starts_at::timestamptz, ${after?.openedAt ?? null}::timestamptz)
      and lead.opened_at < span.ends_at::timestamptz
      and (
        ${after?.lead ?? null}::text is null
        or (lead.opened_at, lead.lead_id) > (${after?.openedAt ?? null}::timestamptz, ${after?.lead ?? null}::text)
      )
    order by lead.opened_at, lead.lead_id limit ${limit}
  ) as lead
  left join viewer on viewer.team_id = lead.team_id and viewer.account_id = lead.account_id
    and viewer.viewer_id = lead.viewer_id
  left join story on story.team_id = lead.team_id and story.account_id = lead.account_id
    and story.story_id = lead.story_id
  order by lead.opened_at, lead.lead_id limit ${limit}`;

const storyOf = ({ story_id: id, caption, posted_at: postedAt }: LoggedRow) =>
  id === null || postedAt === null ? undefined : { id: storyId(id), caption: caption ?? undefined, postedAt };

interface SentRow {
  readonly lead_id: string;
  readonly sent_at: Date;
  readonly step: string | null;
  readonly route: string;
  readonly template_key: string | null;
  readonly title: string | null;
  readonly seen_at: Date | null;
  readonly replied_at: Date | null;
}

/**
 * What went out to these leads. An answer belongs to the last message before it, to whichever lead that was written, so
 * all that these viewers were sent is looked at. What no touch sent was typed in the Instagram app: it belongs to the
 * lead that was open then.
 */
const sentTo = (team: TeamId, leads: readonly string[]) => sql<SentRow>`
  with asked as (
    select * from lead where team_id = ${team} and lead_id = any(${[...leads]}::text[])
  ), person as (
    select account_id, viewer_id, min(opened_at) as since from asked group by account_id, viewer_id
  ), sent as (
    select touch.account_id, touch.viewer_id, touch.touch_id as sent_id, touch.lead_id, touch.counted_at as sent_at,
      touch.step, touch.route, touch.template_key, touch.language,
      coalesce(message.seen_at, (touch.state ->> 'seenAt')::timestamptz) as seen_at
    from person
    join touch on touch.team_id = ${team} and touch.account_id = person.account_id
      and touch.viewer_id = person.viewer_id and touch.pressed_at >= person.since - interval '24 hours'
      and touch.status in ('sent', 'seen', 'said-sent')
    left join message on message.team_id = ${team} and message.account_id = touch.account_id
      and message.message_id = touch.message_id
    union all
    select message.account_id, message.viewer_id, message.message_id, own.lead_id, message.noted_at,
      null, 'instagram-app', null, null, message.seen_at
    from person
    join message on message.team_id = ${team} and message.account_id = person.account_id
      and message.viewer_id = person.viewer_id and message.noted_at >= person.since
      and message.direction = 'out'
    left join lateral (
      select lead.lead_id from lead
      where lead.team_id = ${team} and lead.account_id = message.account_id and lead.viewer_id = message.viewer_id
        and lead.opened_at <= message.noted_at and (lead.closed_at is null or lead.closed_at >= message.noted_at)
      order by (lead.closed_as is not distinct from 'duplicate'), lead.opened_at desc, lead.lead_id limit 1
    ) as own on true
    where not exists (
      select from touch where touch.team_id = ${team} and touch.account_id = message.account_id
        and touch.message_id = message.message_id
    )
  ), in_turn as (
    select *, lead(sent_at) over (partition by account_id, viewer_id order by sent_at, sent_id) as next_at from sent
  )
  select in_turn.lead_id, sent_at, in_turn.step, route, in_turn.template_key, seen_at, answer.replied_at,
    template.content -> 'languages' -> in_turn.language ->> 'title' as title
  from in_turn
  join asked on asked.lead_id = in_turn.lead_id
  left join template on template.team_id = ${team} and template.template_key = in_turn.template_key
  left join lateral (
    select min(signal.happened_at) as replied_at from signal
    where signal.team_id = ${team} and signal.account_id = in_turn.account_id
      and signal.viewer_id = in_turn.viewer_id and signal.happened_at > sent_at
      and signal.happened_at <= least(next_at, sent_at + ${replyDays * 24} * interval '1 hour')
      and signal.kind = any(${[...windowOpeners]}::text[]) and not ${isWithdrawn}
  ) as answer on true
  order by sent_at, sent_id`;

const messageOf = (row: SentRow): SentMessage => ({
  at: row.sent_at,
  step: (row.step as Step | null) ?? undefined,
  route: row.route as LoggedRoute,
  template: row.template_key === null ? undefined : { key: row.template_key, title: row.title ?? undefined },
  seenAt: row.seen_at ?? undefined,
  repliedAt: row.replied_at ?? undefined,
});

interface ConvertedRow {
  readonly lead_id: string;
  readonly at: Date;
  readonly amount: string | null;
  readonly currency: string | null;
}

const convertedBy = (team: TeamId, leads: readonly string[]) => sql<ConvertedRow>`
  select lead_id, currency, coalesce(min(happened_at) filter (where kind = 'sale'), min(happened_at)) as at,
    sum(case kind when 'refund' then -amount else amount end) as amount
  from conversion
  where team_id = ${team} and lead_id = any(${[...leads]}::text[]) and voided_at is null
  group by lead_id, currency
  order by at, currency`;

const sumOf = ({ at, amount, currency }: ConvertedRow): ConvertedSum => ({
  at,
  amount: amount === null ? undefined : plainAmount(amount),
  currency: currency ?? undefined,
});
