import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { attributionDays } from '../../domain/figures/conversion-facts.ts';
import type { FiguresReader, Whose } from '../../domain/figures/figures-reader.ts';
import { replyDays } from '../../domain/figures/lead-facts.ts';
import type { Span } from '../../domain/figures/period.ts';
import { windowOpeners } from '../../domain/touch/window.ts';
import type { ConversionFactsRow, CostFactsRow, LeadFactsRow, TouchFactsRow } from './figures-rows.ts';
import { conversionFactsOf, costFactsOf, leadFactsOf, touchFactsOf } from './figures-rows.ts';
import type { Schema } from './schema.ts';
import { isWithdrawn } from './signal-store.ts';
import { storyOf } from './story-store.ts';

/**
 * Reads what figures are made of. Every query finds its rows by the index of their time, and what hangs from each of
 * them by the index of its lead, viewer or message: it never reads what happened before or after.
 */
export function postgresFiguresReader(db: Kysely<Schema>): FiguresReader {
  const rowsOf = async <Row>(query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(db)).rows;
  return {
    leads: async (whose, span, asOf) => (await rowsOf(leadRows(whose, span, asOf))).map(leadFactsOf),
    touches: async (whose, span, asOf) => (await rowsOf(touchRows(whose, span, asOf))).map(touchFactsOf),
    conversions: async (whose, span, asOf) => (await rowsOf(conversionRows(whose, span, asOf))).map(conversionFactsOf),
    costs: async (whose, from, to) => (await rowsOf(costRows(whose, from, to))).map(costFactsOf),

    async stories({ team, accounts }, { from, until }, named) {
      const rows = await db
        .selectFrom('story')
        .selectAll()
        .where('team_id', '=', team)
        .where('account_id', 'in', [...accounts])
        .where((eb) =>
          eb.or([
            // A story lives for 24 hours.
            eb.and([
              eb('posted_at', '>', sql<Date>`${from}::timestamptz - interval '24 hours'`),
              eb('posted_at', '<', until),
            ]),
            ...(named.length > 0 ? [eb('story_id', 'in', [...named])] : []),
          ]),
        )
        .orderBy('posted_at')
        .orderBy('story_id')
        .orderBy('account_id')
        .execute();
      return rows.map(storyOf);
    },

    async since({ team, accounts }) {
      // One look into the index for each account, not one over all of their leads.
      const firsts = await Promise.all(
        accounts.map((account) =>
          db
            .selectFrom('lead')
            .select('opened_at')
            .where('team_id', '=', team)
            .where('account_id', '=', account)
            .orderBy('opened_at')
            .limit(1)
            .executeTakeFirst(),
        ),
      );
      const instants = firsts.flatMap((row) => (row ? row.opened_at.getTime() : []));
      return instants.length === 0 ? undefined : new Date(Math.min(...instants));
    },
  };
}

const listOf = (values: readonly string[]) => sql.join(values.map((value) => sql`${value}`));
const days = (count: number) => sql.raw(`interval '${count * 24} hours'`);

/** Keeps Postgres from reading a whole table once instead: what is faster by its estimate grows with the history. */
const rowByRow = sql.raw('limit 1');

/** A touch that is known to have gone out; `counted_at` is when. */
const wentOut = sql<SqlBool>`touch.status in ('sent', 'seen', 'said-sent')`;
/** They wrote to us. */
const wrote = sql<SqlBool>`signal.kind in (${listOf(windowOpeners)}) and not ${isWithdrawn}`;

/** What we wrote to the viewer of `whom` in the Instagram app: what belongs to no touch. */
const typedInApp = (whom: string) => sql`
  message.team_id = ${sql.ref(`${whom}.team_id`)} and message.account_id = ${sql.ref(`${whom}.account_id`)}
  and message.viewer_id = ${sql.ref(`${whom}.viewer_id`)} and message.direction = 'out'
  and not exists (
    select from touch as ours
    where ours.team_id = message.team_id and ours.account_id = message.account_id
      and ours.message_id = message.message_id
  )`;

const leadRows = ({ team, accounts }: Whose, { from, until }: Span, asOf: Date) => sql<LeadFactsRow>`
  with opened as (
    select * from lead
    where team_id = ${team} and account_id in (${listOf(accounts)})
      and opened_at >= ${from}::timestamptz and opened_at < ${until}::timestamptz
      and closed_as is distinct from 'duplicate'
  )
  select opened.lead_id, opened.account_id, opened.story_id, opened.segment, opened.segment_since, opened.opened_at,
    opened.closed_at as left_at, answer.at as answered_at, answer.touch_id as answer_touch_id,
    answer.pressed_by as answered_by, reply.at as replied_at, sale.at as won_at
  from opened
  left join lateral (
    select counted_at as at, touch_id, pressed_by from touch
    where touch.team_id = opened.team_id and touch.lead_id = opened.lead_id and ${wentOut}
      and counted_at <= ${asOf}::timestamptz
    order by counted_at, touch_id limit 1
  ) as sent on true
  left join lateral (
    select min(noted_at) as at from message
    where ${typedInApp('opened')} and noted_at >= opened.opened_at
      and noted_at <= least(${asOf}::timestamptz, opened.closed_at) and noted_at < coalesce(sent.at, 'infinity')
  ) as typed on true
  cross join lateral (
    select coalesce(typed.at, sent.at) as at, case when typed.at is null then sent.touch_id end as touch_id,
      case when typed.at is null then sent.pressed_by end as pressed_by
  ) as answer
  left join lateral (
    select min(happened_at) as at from signal
    where signal.team_id = opened.team_id and signal.account_id = opened.account_id
      and signal.viewer_id = opened.viewer_id and ${wrote}
      and happened_at > answer.at and happened_at <= ${asOf}::timestamptz
      and (
        exists (
          select from touch
          where touch.team_id = opened.team_id and touch.lead_id = opened.lead_id and ${wentOut}
            and counted_at < happened_at and counted_at >= happened_at - ${days(replyDays)}
        )
        or exists (
          select from message
          where ${typedInApp('opened')} and noted_at >= opened.opened_at
            and noted_at <= coalesce(opened.closed_at, 'infinity')
            and noted_at < happened_at and noted_at >= happened_at - ${days(replyDays)}
        )
      )
  ) as reply on answer.at is not null
  left join lateral (
    select min(happened_at) as at from conversion
    where conversion.team_id = opened.team_id and conversion.lead_id = opened.lead_id
      and kind = 'sale' and voided_at is null and happened_at <= ${asOf}::timestamptz
  ) as sale on true
  order by opened.opened_at, opened.lead_id`;

/** Whether we wrote again to whom the touch `sent` went, after it and as `by` says. */
const wroteAgain = (by: (at: RawBuilder<unknown>) => RawBuilder<unknown>) => sql`(
  exists (
    select from touch
    where touch.team_id = sent.team_id and touch.account_id = sent.account_id and touch.viewer_id = sent.viewer_id
      and ${wentOut} and (counted_at, touch_id) > (sent.counted_at, sent.touch_id) and ${by(sql`counted_at`)}
  )
  or exists (
    select from message where ${typedInApp('sent')} and noted_at > sent.counted_at and ${by(sql`noted_at`)}
  ))`;

const touchRows = ({ team, accounts }: Whose, { from, until }: Span, asOf: Date) => sql<TouchFactsRow>`
  with sent as (
    select * from touch
    where team_id = ${team} and account_id in (${listOf(accounts)}) and ${wentOut}
      and counted_at >= ${from}::timestamptz and counted_at < ${until}::timestamptz
  )
  select sent.touch_id, sent.lead_id, sent.counted_at as sent_at, sent.pressed_by, sent.step, sent.route,
    sent.template_key, sent.template_version, sent.template_variant, sent.language, sent.message_id, sent.has_link,
    read.seen_at, click.at as clicked_at,
    case when not ${wroteAgain((at) => sql`${at} < word.at`)} then word.at end as replied_at,
    case when not ${wroteAgain((at) => sql`${at} <= sale.at`)} then sale.at end as sold_at
  from sent
  left join lateral (
    select seen_at from message
    where message.team_id = sent.team_id and message.account_id = sent.account_id
      and message.message_id = sent.message_id
    ${rowByRow}
  ) as read on true
  left join lateral (
    select min(happened_at) as at from signal
    where signal.team_id = sent.team_id and signal.account_id = sent.account_id
      and signal.viewer_id = sent.viewer_id and ${wrote}
      and happened_at > sent.counted_at
      and happened_at <= least(${asOf}::timestamptz, sent.counted_at + ${days(replyDays)})
  ) as word on true
  left join lateral (
    select min(happened_at) as at from signal
    where sent.has_link and signal.team_id = sent.team_id and signal.account_id = sent.account_id
      and signal.viewer_id = sent.viewer_id and signal.kind = 'link_click' and not ${isWithdrawn}
      and happened_at > sent.counted_at
      and happened_at <= least(${asOf}::timestamptz, sent.counted_at + ${days(replyDays)})
  ) as click on true
  left join lateral (
    select min(happened_at) as at from conversion
    where conversion.team_id = sent.team_id and conversion.account_id = sent.account_id
      and conversion.viewer_id = sent.viewer_id and kind = 'sale' and voided_at is null
      and happened_at >= sent.counted_at
      and happened_at <= least(${asOf}::timestamptz, sent.counted_at + ${days(attributionDays)})
  ) as sale on true
  order by sent.counted_at, sent.touch_id`;

/** A refund that names a sale goes where the sale went, however long after; it is `cause` that says whose, and when. */
const conversionRows = ({ team, accounts }: Whose, { from, until }: Span, asOf: Date) => sql<ConversionFactsRow>`
  select conversion.conversion_key, conversion.kind, conversion.account_id, conversion.happened_at,
    cause.lead_id, conversion.campaign, conversion.amount, conversion.currency, lead.story_id,
    case when lead.segment_since > ${asOf}::timestamptz then 'warm' else lead.segment end as segment,
    credit.at as credit_at, credit.touch_id as credit_touch_id, credit.pressed_by as credit_by,
    credit.template_key, credit.template_version, credit.template_variant, credit.language
  from conversion
  left join lateral (
    select happened_at, viewer_id, lead_id from conversion as sold
    where sold.team_id = conversion.team_id and sold.account_id = conversion.account_id
      and sold.conversion_key = conversion.refunds_key and sold.kind = 'sale' and sold.voided_at is null
      and sold.happened_at <= ${asOf}::timestamptz
    ${rowByRow}
  ) as sale on true
  cross join lateral (
    select conversion.team_id, conversion.account_id,
      coalesce(sale.happened_at, conversion.happened_at) as happened_at,
      case when sale.happened_at is null then conversion.viewer_id else sale.viewer_id end as viewer_id,
      case when sale.happened_at is null then conversion.lead_id else sale.lead_id end as lead_id
  ) as cause
  left join lateral (
    select story_id, segment, segment_since from lead
    where lead.team_id = cause.team_id and lead.lead_id = cause.lead_id
    ${rowByRow}
  ) as lead on true
  left join lateral (
    select * from (
      select counted_at as at, touch_id, pressed_by, template_key, template_version, template_variant, language
      from touch
      where touch.team_id = cause.team_id and touch.account_id = cause.account_id
        and touch.viewer_id = cause.viewer_id and ${wentOut}
        and counted_at <= cause.happened_at
        and counted_at >= cause.happened_at - ${days(attributionDays)}
      union all
      select noted_at, null, null, null, null, null, null from message
      where ${typedInApp('cause')} and noted_at <= cause.happened_at
        and noted_at >= cause.happened_at - ${days(attributionDays)}
    ) as ours
    order by at desc, touch_id desc nulls last limit 1
  ) as credit on true
  where conversion.team_id = ${team} and conversion.account_id in (${listOf(accounts)})
    and conversion.happened_at >= ${from}::timestamptz and conversion.happened_at < ${until}::timestamptz
    and conversion.voided_at is null
  order by conversion.happened_at, conversion.conversion_key, conversion.account_id`;

const costRows = ({ team, accounts }: Whose, from: string, to: string) => sql<CostFactsRow>`
  select cost_key, starts_on, ends_on, story_id, campaign, amount, currency from cost
  where team_id = ${team} and account_id in (${listOf(accounts)}) and ends_on >= ${from} and starts_on <= ${to}
  order by starts_on, cost_key, account_id`;
