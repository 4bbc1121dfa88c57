import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { addDays, addHours } from '../../domain/duration.ts';
import { templateKey, touchId, type ViewerId } from '../../domain/ids.ts';
import type { Cause } from '../../domain/lead/lead-event.ts';
import type { Account } from '../../domain/team/account.ts';
import { findLinks } from '../../domain/touch/find-links.ts';
import type { Touch } from '../../domain/touch/touch.ts';
import { TouchChangedMeanwhile, type TouchStore } from '../../domain/touch/touch-store.ts';
import { windowOpeners } from '../../domain/touch/window.ts';
import { jsonb } from './jsonb.ts';
import { privateReplyLedger } from './private-reply-ledger.ts';
import type { Schema } from './schema.ts';
import type { Sealer } from './sealing.ts';
import { isWithdrawn } from './signal-store.ts';
import { stateColumnsOf, stateOf, touchOf, touchTextPlace } from './touch-row.ts';

const underWay = ['waiting', 'sending', 'unknown', 'offered'] as const;
/** Also those that a person spoke for: an echo still proves them. */
const unproven = ['waiting', 'sending', 'unknown', 'offered', 'said-sent'] as const;

export function postgresTouchStore(db: Kysely<Schema>, sealer: Sealer): Omit<TouchStore, 'person' | 'noteClosings'> {
  const row = (team: string, id: string) =>
    db.selectFrom('touch').selectAll().where('team_id', '=', team).where('touch_id', '=', id);
  const ofAccount = ({ team, id }: Account) =>
    db.selectFrom('touch').selectAll().where('team_id', '=', team).where('account_id', '=', id);
  const ofViewer = (account: Account, viewer: ViewerId) => ofAccount(account).where('viewer_id', '=', viewer);

  async function note(touch: Touch, { actor, cause }: Cause, now: Date): Promise<void> {
    await db
      .insertInto('touch_event')
      .values({
        team_id: touch.team,
        touch_id: touch.id,
        version: touch.version,
        status: touch.status,
        state: jsonb(stateOf(touch)),
        actor: actor ?? null,
        cause,
        happened_at: now,
      })
      .execute();
  }

  return {
    ...privateReplyLedger(db),

    async find(team, id) {
      const found = await row(team, id).executeTakeFirst();
      return found && touchOf(found, sealer);
    },

    async lock(team, id) {
      const found = await row(team, id).forUpdate().executeTakeFirst();
      return found && touchOf(found, sealer);
    },

    async lockUnderWay(account, viewer) {
      const found = await ofViewer(account, viewer)
        .where('status', 'in', [...underWay])
        .orderBy('pressed_at', 'desc')
        .orderBy('touch_id')
        .forUpdate()
        .execute();
      return found.map((one) => touchOf(one, sealer));
    },

    async unproven(account, viewer, since) {
      const found = await ofViewer(account, viewer)
        .where('pressed_at', '>=', since)
        .where((eb) =>
          eb.or([eb('status', 'in', [...unproven]), eb.and([eb('status', '=', 'sent'), eb('message_id', 'is', null)])]),
        )
        .orderBy('pressed_at')
        .orderBy('touch_id')
        .execute();
      const touches = found.map((one) => touchOf(one, sealer));
      return touches.filter(({ status, attempt }) => status !== 'waiting' || attempt > 0);
    },

    async lockByMessage(account, message) {
      const found = await ofAccount(account).where('message_id', '=', message).forUpdate().executeTakeFirst();
      return found && touchOf(found, sealer);
    },

    async findByPress(team, pressKey) {
      const found = await db
        .selectFrom('touch')
        .selectAll()
        .where('team_id', '=', team)
        .where('press_key', '=', pressKey)
        .executeTakeFirst();
      return found && touchOf(found, sealer);
    },

    async add({ touch, pressKey, isCold }, cause, now) {
      await db
        .insertInto('touch')
        .values({
          team_id: touch.team,
          touch_id: touch.id,
          account_id: touch.account,
          lead_id: touch.lead,
          viewer_id: touch.viewer,
          step: touch.step,
          text_sealed: sealer.seal(touch.text, touchTextPlace(touch.team, touch.id)),
          text_hash: textHash(touch.account, touch.text),
          text_kind: touch.textKind,
          template_key: touch.template?.key ?? null,
          template_version: touch.template?.version ?? null,
          template_variant: touch.template?.variant ?? null,
          language: touch.template?.language ?? null,
          pressed_at: touch.at,
          press_key: pressKey,
          is_cold: isCold,
          has_link: findLinks(touch.text).length > 0,
          ...stateColumnsOf(touch),
        })
        .execute();
      await note(touch, cause, now);
      return touch;
    },

    async save(touch, cause, now) {
      const { numUpdatedRows } = await db
        .updateTable('touch')
        .set(stateColumnsOf(touch))
        .where('team_id', '=', touch.team)
        .where('touch_id', '=', touch.id)
        .where('version', '=', touch.version - 1)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new TouchChangedMeanwhile(touch.id);
      await note(touch, cause, now);
    },

    async latestOfLead(team, lead) {
      const found = await db
        .selectFrom('touch')
        .selectAll()
        .where('team_id', '=', team)
        .where('lead_id', '=', lead)
        .orderBy('pressed_at', 'desc')
        .orderBy('touch_id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return found && touchOf(found, sealer);
    },

    async usedTemplates(account, viewer) {
      const rows = await ofViewer(account, viewer)
        .clearSelect()
        .select(['template_key', 'pressed_at'])
        .where('template_key', 'is not', null)
        .where('status', 'not in', ['cancelled', 'refused', 'said-not-sent'])
        .orderBy('pressed_at', 'desc')
        .limit(100)
        .execute();
      return rows.flatMap(({ template_key: key, pressed_at: at }) =>
        key === null ? [] : [{ key: templateKey(key), at }],
      );
    },

    async earlier(account, viewer, settings, now, but) {
      const counted = ofAccount(account)
        .clearSelect()
        .select('counted_at')
        .where('counted_at', 'is not', null)
        // Whoever asks on its turn has waited its turn: those that wait are behind it.
        .$if(but !== undefined, (query) =>
          query.where('status', '<>', 'waiting').where('touch_id', '<>', but as string),
        )
        .orderBy('counted_at', 'desc');
      const lastWroteAt = await lastWrote(db, account, viewer);
      const [ofAccountNow, toPerson, coldByHand] = [
        await counted.where('counted_at', '>', addHours(now, -1)).limit(settings.touchesPerHour).execute(),
        await counted
          .where('viewer_id', '=', viewer)
          .where('counted_at', '>', lastWroteAt && lastWroteAt > addDays(now, -7) ? lastWroteAt : addDays(now, -7))
          .limit(settings.unansweredPerWeek)
          .execute(),
        await counted
          .where('is_cold', '=', true)
          .where('counted_at', '>', addDays(now, -1))
          .limit(settings.coldByHandPerDay)
          .execute(),
      ];
      return {
        ofAccount: instants(ofAccountNow),
        toPerson: instants(toPerson),
        coldByHand: instants(coldByHand),
        lastWroteAt,
      };
    },

    async sameTextPeople(account, viewer, text, since) {
      const { people } = await db
        .selectFrom('touch')
        .select((eb) => eb.fn.count<string>('viewer_id').distinct().as('people'))
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('text_hash', '=', textHash(account.id, text))
        .where('counted_at', '>', since)
        .where('viewer_id', '<>', viewer)
        .executeTakeFirstOrThrow();
      return Number(people);
    },

    async waiting(account) {
      const rows = await ofAccount(account)
        .clearSelect()
        .select('touch_id')
        .where('status', '=', 'waiting')
        .orderBy('pressed_at')
        .orderBy('touch_id')
        .execute();
      return rows.map(({ touch_id: id }) => touchId(id));
    },
  };
}

const instants = (rows: readonly { counted_at: Date | null }[]) =>
  rows.flatMap(({ counted_at: at }) => (at === null ? [] : [at]));

async function lastWrote(db: Kysely<Schema>, account: Account, viewer: ViewerId): Promise<Date | undefined> {
  const { last } = await db
    .selectFrom('signal')
    .select((eb) => eb.fn.max('happened_at').as('last'))
    .where('team_id', '=', account.team)
    .where('account_id', '=', account.id)
    .where('viewer_id', '=', viewer)
    .where('kind', 'in', [...windowOpeners])
    .where(sql<boolean>`not ${isWithdrawn}`)
    .executeTakeFirstOrThrow();
  return (last as Date | null) ?? undefined;
}

/** Finds the same text again without keeping it readable. */
const textHash = (account: string, text: string) =>
  createHash('sha256')
    .update(JSON.stringify([account, text.trim()]))
    .digest('hex');
