import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import type { CardParts } from '../../domain/card/assemble-card.ts';
import type { DeskReader } from '../../domain/desk-reader.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import type { SignalAbout, SignalKind } from '../../domain/signal/signal.ts';
import { windowOpeners } from '../../domain/touch/window.ts';
import { accountOf } from './account-store.ts';
import { leadOf } from './lead-row.ts';
import { messageTextPlace } from './message-store.ts';
import type { Schema } from './schema.ts';
import type { Sealer } from './sealing.ts';
import { isWithdrawn } from './signal-store.ts';
import { storyOf } from './story-store.ts';
import { postgresTouchStore } from './touch-store.ts';
import { viewerOf } from './viewer-store.ts';

/** Reads a card in three queries, and in four once somebody has done something with it. */
export function cardReader(db: Kysely<Schema>, sealer: Sealer): Pick<DeskReader, 'card'> {
  const touches = postgresTouchStore(db, sealer);
  return {
    async card(team, id) {
      const row = await db
        .selectFrom('lead')
        .innerJoin('viewer', (join) =>
          join
            .onRef('viewer.team_id', '=', 'lead.team_id')
            .onRef('viewer.account_id', '=', 'lead.account_id')
            .onRef('viewer.viewer_id', '=', 'lead.viewer_id'),
        )
        .selectAll('lead')
        .select(['user_name', 'display_name', 'followers', 'follows_us', 'first_seen_at', 'profile_read_at'])
        .select(earlierLeads.as('earlier_leads'))
        .where('lead.team_id', '=', team)
        .where('lead.lead_id', '=', id)
        .executeTakeFirst();
      if (!row) return undefined;

      const lead = leadOf(row, sealer);
      const home = await homeOf(db, lead);
      if (!home) return undefined;
      const did = await deedsOf(db, lead);
      return {
        lead,
        viewer: viewerOf(row),
        ...home,
        earlierLeads: Number(row.earlier_leads),
        signalCount: Number(did.signal_count),
        lastInboundAt: did.last_inbound_at ?? undefined,
        last: lastOf(did, lead),
        message: messageOf(did, lead, sealer),
        // A lead that nothing has happened to since it opened was not answered.
        touch: lead.version > 1 ? await touches.latestOfLead(team, id) : undefined,
      };
    },
  };
}

/** The second of two leads that were one case all along is not a lead before this one. */
const earlierLeads = sql<string>`(
  select count(*) from lead as earlier
  where earlier.team_id = lead.team_id and earlier.account_id = lead.account_id and earlier.viewer_id = lead.viewer_id
    and (earlier.created_at, earlier.lead_id) < (lead.created_at, lead.lead_id)
    and earlier.closed_as is distinct from 'duplicate'
)`;

async function homeOf(db: Kysely<Schema>, lead: Lead): Promise<Pick<CardParts, 'account' | 'story'> | undefined> {
  const row = await db
    .selectFrom('account')
    .leftJoin('story', (join) =>
      join
        .onRef('story.team_id', '=', 'account.team_id')
        .onRef('story.account_id', '=', 'account.account_id')
        .on('story.story_id', '=', lead.story ?? null),
    )
    .selectAll('story')
    .selectAll('account')
    .where('account.team_id', '=', lead.team)
    .where('account.account_id', '=', lead.account)
    .executeTakeFirst();
  if (!row) return undefined;
  const story = row.story_id === null ? undefined : storyOf(row as typeof row & Selectable<Schema['story']>);
  return { account: accountOf(row), story };
}

interface Deeds {
  readonly signal_count: string;
  readonly last_inbound_at: Date | null;
  readonly last_kind: SignalKind | null;
  readonly last_happened_at: Date | null;
  readonly last_about: SignalAbout | null;
  readonly message_id: string | null;
  readonly message_about: SignalAbout | null;
  readonly text_sealed: Buffer | null;
  readonly unsent_at: Date | null;
}

/** What the viewer did. A reaction's message is the one reacted to, which may be ours: its words are not the viewer's. */
async function deedsOf(db: Kysely<Schema>, lead: Lead): Promise<Deeds> {
  const ofViewer = sql<SqlBool>`
    signal.team_id = ${lead.team} and signal.account_id = ${lead.account} and signal.viewer_id = ${lead.viewer}`;
  const countsFrom = lead.countsFrom
    ? sql<SqlBool>`signal.received_at > ${lead.countsFrom}::timestamptz`
    : sql<SqlBool>`true`;
  const { rows } = await sql<Deeds>`
    with counted as (
      select * from signal where ${ofViewer} and not signal.late and not ${isWithdrawn} and ${countsFrom}
    )
    select
      (select count(*) from counted) as signal_count,
      (
        select max(signal.happened_at) from signal
        where ${ofViewer} and signal.kind = any(${[...windowOpeners]}::text[])
      ) as last_inbound_at,
      last.kind as last_kind, last.happened_at as last_happened_at, last.about as last_about,
      written.message_id, written.about as message_about, message.text_sealed, message.unsent_at
    from (select) as one
    left join lateral (
      -- Whoever wrote is told by what they wrote, also when a later viewer list shows that they watched.
      select * from counted order by (kind = 'view'), happened_at desc, signal_key desc limit 1
    ) as last on true
    left join lateral (
      select * from counted where message_id is not null and kind <> 'reaction'
      order by happened_at desc, signal_key desc limit 1
    ) as written on true
    left join message on message.team_id = written.team_id and message.account_id = written.account_id
      and message.message_id = written.message_id`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('A query over one row gave none');
  return row;
}

/** A lead outlives its signals: they may have been taken back, or be forgotten by now. It remembers what it is about. */
function lastOf(did: Deeds, lead: Lead): CardParts['last'] {
  if (did.last_kind && did.last_happened_at && did.last_about) {
    return { kind: did.last_kind, happenedAt: did.last_happened_at, about: did.last_about };
  }
  const reason = lead.reasons.find(({ kind }) => kind === 'did');
  return { kind: reason?.kind === 'did' ? reason.signal : 'view', happenedAt: lead.lastSignalAt, about: {} };
}

function messageOf(did: Deeds, lead: Lead, sealer: Sealer): CardParts['message'] {
  if (did.message_id === null || did.message_about === null) return undefined;
  const place = messageTextPlace(lead.team, lead.account, did.message_id);
  return {
    text: did.text_sealed === null ? undefined : sealer.open(did.text_sealed, place).toString('utf8'),
    unsent: did.unsent_at !== null,
    about: did.message_about,
  };
}
