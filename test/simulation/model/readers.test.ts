import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Whose } from '../../../src/domain/figures/figures-reader.ts';
import type { Span } from '../../../src/domain/figures/period.ts';
import { accountId, leadId, storyId, teamId, viewerId } from '../../../src/domain/ids.ts';
import type { Lead } from '../../../src/domain/lead/lead.ts';
import type { LogPlace } from '../../../src/domain/log/log-reader.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import type { PostgresDatabase } from '../../../src/integrations/postgres/postgres-database.ts';
import { anAccount, ana, ben } from '../../domain/builders.ts';
import { accounts, days, knownHistory, settings, team } from '../../domain/figures/known-history.ts';
import type { History } from '../../domain/figures/plain-rows.ts';
import { writeHistory } from '../../domain/figures/write-history.ts';
import { aTemplate } from '../../domain/template/template-builders.ts';
import { freshPglite } from '../../support/databases.ts';
import { chanceAndTime, realDatabase, seedsOf } from './both-sides.ts';
import { type EngineTransaction, engine } from './engine.ts';
import { modelFiguresReader } from './figures-reader.ts';
import { isLookedFor, keepHistory, seenOrLookedAt } from './keep-history.ts';
import { modelLogReader } from './log-reader.ts';
import { keyOf, leadEvents, leads, templates, viewers } from './tables.ts';
import { modelWaitsReader } from './waits-reader.ts';

/*
 * A month that both sides know, and the same questions about it. More of them:
 * STORYDESK_SEEDS=50 STORYDESK_SEED=1000 npx vitest run test/simulation/model/readers.test.ts
 */
const questions = 15;

describe.each(seedsOf(2))('the month of seed %i', (seed) => {
  test('reads the same from the model and from the database', { timeout: 120_000 }, async () => {
    const { from } = settings[seed % settings.length] as (typeof settings)[number];
    const start = new Date(`${from}T00:00:00Z`);
    const time = chanceAndTime(seed, start);
    const { chance } = time;
    const database = await freshPglite();
    const real = realDatabase(database, 'a', time.clock);
    const model = engine().begin();
    await fill(database, real, model, time, withRareCases(knownHistory(seed)));
    const sides = {
      model: { figures: modelFiguresReader(model), waits: modelWaitsReader(model), log: modelLogReader(model) },
      real: real.stores,
    };

    for (let nth = 0; nth < questions; nth++) {
      const whose = someWhose();
      const span = someSpan();
      const asOf = time.instant(0, 40 * 86_400);
      const named = chance.chance(0.5) ? [storyId('A-story-1'), storyId('B-story-2')] : [];
      const limit = 1 + chance.whole(20);
      const answers = async ({ figures, waits, log }: Pick<typeof real.stores, 'figures' | 'waits' | 'log'>) => ({
        leads: await figures.leads(whose, span, asOf),
        touches: await figures.touches(whose, span, asOf),
        conversions: await figures.conversions(whose, span, asOf),
        costs: await figures.costs(whose, dayOf(span.from), dayOf(span.until)),
        stories: await figures.stories(whose, span, named),
        since: await figures.since(whose),
        waiting: await waits.waiting(whose),
        ourTurn: await waits.ourTurn(whose),
        log: await pagesOf(log, whose, span, limit),
      });
      expect(await answers(sides.model), `question ${nth} of seed ${seed}`).toEqual(await answers(sides.real));
    }

    function someWhose(): Whose {
      const some = chance.pick([accounts, ['A'], ['B'], ['A', 'B', 'C'], ['D']]);
      return { team: teamId(chance.pick([team, team, 'T2'])), accounts: some.map(accountId) };
    }

    function someSpan(): Span {
      const length = chance.pick([1, 1, 7, days]) * 86_400;
      const first = time.instant(-86_400, days * 86_400);
      return { from: first, until: new Date(first.getTime() + length * 1000) };
    }
  });
});

/**
 * Some leads have a duplicate that was open all the while: what was typed then is not the duplicate's. And some sales have
 * a refund that was dated before them.
 */
function withRareCases(history: History): History {
  const duplicates = history.leads
    .filter(({ id }) => id.endsWith('0-lead-0'))
    .map((lead) => ({
      ...lead,
      id: `${lead.id}-again`,
      openedAt: new Date(lead.openedAt.getTime() + 1),
      status: 'dismissed' as const,
      closedAt: new Date(lead.openedAt.getTime() + 30 * 86_400_000),
      closedAs: 'duplicate',
    }));
  const refunds = history.conversions
    .filter(({ id, kind, amount }) => id.endsWith('0') && kind === 'sale' && amount)
    .map((sale) => ({
      ...sale,
      id: `${sale.id}-back`,
      kind: 'refund' as const,
      happenedAt: new Date(sale.happenedAt.getTime() - 3_600_000),
    }));
  return {
    ...history,
    leads: [...history.leads, ...duplicates],
    conversions: [...history.conversions, ...refunds],
  };
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** Reads all pages; where each began is its reader's own business. */
async function pagesOf(log: PostgresDatabase['stores']['log'], { team, accounts }: Whose, span: Span, limit: number) {
  const spans = accounts.map((id) => ({ account: anAccount({ team, id }), ...span }));
  const pages = [];
  let after: LogPlace | undefined;
  do {
    const { leads, end } = await log.page(team, spans, after, limit);
    pages.push({ leads, end: end?.lead });
    after = end;
  } while (after);
  return pages;
}

/** The month, and what it leaves out: who these people are, what templates are called, whose turn it is. */
async function fill(
  database: Database,
  real: PostgresDatabase,
  model: EngineTransaction,
  { chance, instant }: ReturnType<typeof chanceAndTime>,
  history: History,
): Promise<void> {
  await writeHistory(database.db, history);
  await keepHistory(model, history);
  for (const touch of history.touches) {
    if (touch.status !== 'seen' && !(touch.status === 'unknown' && isLookedFor(touch))) continue;
    const state = JSON.stringify({ [touch.status === 'seen' ? 'seenAt' : 'lookedAt']: seenOrLookedAt(touch) });
    await sql`
      update touch set state = ${state}::jsonb where team_id = ${touch.team} and touch_id = ${touch.id}
    `.execute(database.db);
  }

  for (const id of ['v0', 'v1', 'v2', 'v3', 'v4', 'v5']) {
    const row = { team_id: team, account_id: 'A', viewer_id: id, first_seen_at: instant(0, 60) };
    const known = {
      userName: chance.chance(0.5) ? `name.${id}` : undefined,
      displayName: chance.chance(0.5) ? `Name ${id}` : undefined,
    };
    await database.db
      .insertInto('viewer')
      .values({ ...row, user_name: known.userName ?? null, display_name: known.displayName ?? null })
      .execute();
    await model.put(viewers, keyOf(team, 'A', id), {
      team: teamId(team),
      account: accountId('A'),
      id: viewerId(id),
      ...known,
      userNameSeenAt: undefined,
      followers: undefined,
      followsUs: undefined,
      firstSeenAt: row.first_seen_at,
      profileReadAt: undefined,
    });
  }

  const template = aTemplate({ languages: { en: { title: 'The price', a: 'It is 5.' } } });
  for (const version of [1, 2]) {
    const priced = { ...template, key: 'price' as typeof template.key, version };
    const cause = { by: ana, cause: 'modal' };
    const at = instant(0, 60);
    await real.stores.templates.save(teamId(team), priced, cause, at);
    await model.put(templates, keyOf(team, 'price'), {
      team: teamId(team),
      versions: [{ template: priced, ...cause, at }],
    });
  }

  for (let nth = 0; nth < 40; nth++) await addActiveLead(nth);

  async function addActiveLead(nth: number): Promise<void> {
    const openedAt = instant(0, days * 86_400);
    const base = {
      team: teamId(chance.pick([team, team, 'T2'])),
      id: leadId(`active-${String(nth).padStart(2, '0')}`),
      account: accountId(chance.pick([...accounts])),
      viewer: viewerId(`active-${nth}`),
      story: chance.chance(0.5) ? storyId('A-story-1') : undefined,
      segment: chance.pick(['hot', 'warm'] as ('hot' | 'warm')[]),
      reasons: [],
      heat: 1,
      openedAt,
      segmentSince: openedAt,
      lastSignalAt: openedAt,
      version: 0,
      previousLead: undefined,
      countsFrom: undefined,
      passedBy: [],
    };
    const owner = chance.chance(0.5) ? ben : undefined;
    const contact = { owner, contactedAt: openedAt, lastTouchAt: openedAt };
    const states: readonly Lead[] = [
      { ...base, status: 'open' },
      { ...base, status: 'claimed', owner: ben, claimedAt: openedAt, leaseUntil: instant(0, 60) },
      { ...base, ...contact, status: 'contacted' },
      { ...base, ...contact, status: 'replied', repliedAt: instant(0, days * 86_400) },
      { ...base, ...contact, repliedAt: undefined, status: 'snoozed', snoozedUntil: instant(0, 60), snoozedBy: ben },
    ];
    let lead = chance.pick(states);
    for (let changes = 1 + chance.whole(3); changes > 0; changes--) {
      const kind = chance.pick(['opened', 'claimed', 'renewed', 'contacted'] as const);
      const at = instant(0, days * 86_400);
      const cause = { actor: ben, cause: 'button' };
      const before = lead;
      lead = await real.transaction((stores) => stores.leads.save(before, kind, cause, at));
      const { team, id, version } = lead;
      await model.put(leads, keyOf(team, id), { lead, createdAt: at });
      await model.put(leadEvents, keyOf(team, id, String(version)), { team, lead: id, version, kind, at, ...cause });
    }
  }
}
