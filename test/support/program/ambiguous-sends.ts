import { expect, onTestFinished, vi } from 'vitest';
import { type DeskBeside, deskBeside } from '../../../bench/support/desk-beside.ts';
import { leadId, slackUserId, teamId, touchId } from '../../../src/domain/ids.ts';
import { confirmSend } from '../../../src/domain/touch/decide-touch.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import { type SeededRandom, seededRandom } from '../../../src/sandbox/instagram/story-day/seeded-random.ts';
import type { Program } from './program.ts';
import { ben, type Stage, settingsFile } from './stage.ts';

/** What became of many sends of which nobody was told the truth. */
export interface AmbiguousSends {
  /** People who got the message more than once, by Instagram's own books. */
  readonly doubled: readonly string[];
  /** People who did not get it although it was said to be sent, or about whom nothing is said. */
  readonly lost: readonly string[];
  /** How the touches ended. */
  readonly ends: Readonly<Record<string, number>>;
  /** How often somebody had to decide, and what they said. */
  readonly words: Readonly<Record<'sent' | 'not-sent', number>>;
  /** Attempts that a fault met, by kind. */
  readonly faults: Readonly<Record<string, number>>;
  readonly kills: number;
}

/** Limits out of the way: it is about what nobody knows. */
const sending = { touchesPerHour: 3600, sameTextPeople: 1000, unansweredPerWeek: 100 };
const text = 'It is 40 euros. Shall I keep one for you?';
/** A killed sender's lease lasts 30 s, a look takes half a second of the account, and Meta is given 20 s before it. */
const patienceMs = (sends: number) => 180_000 + sends * 1_500;

/**
 * Sends `sends` messages through the real program and a real Postgres while answers are cut before and after Instagram
 * acted, fail, or never come, echoes are early, late or lost, and the program is killed again and again. Whoever is
 * asked looks into Instagram's own books and says what is true. The stage's own clock is the system's.
 */
export async function sendAmbiguously(stage: Stage, sends: number, seed: number): Promise<AmbiguousSends> {
  const random = seededRandom(seed);
  const settings = await settingsFile(stage, `sending: ${JSON.stringify(sending)}\n`);
  const start = () => stage.start({ SETTINGS_FILE: settings });
  let program = start();
  await program.untilReady();
  const beside = await deskBeside(stage.env, stage.slack.identity.teamId, ben, sending);
  onTestFinished(() => beside.close());
  const people = Array.from({ length: sends }, (_, index) => `viewer.${index + 1}`);
  for (const name of people) stage.instagram.viewer(name).sendDm('How much is it?');
  const leads = await vi.waitFor(
    async () => {
      const rows = await beside.db.selectFrom('lead').select('lead_id').execute();
      expect(rows).toHaveLength(sends);
      return rows.map(({ lead_id: id }) => leadId(id));
    },
    { timeout: patienceMs(sends), interval: 200 },
  );

  trouble(stage, random, sends);
  const killing = killAgainAndAgain(
    stage,
    () => program,
    (next) => {
      program = next;
    },
    start,
    random,
  );
  for (const lead of leads) await beside.send(lead, text);
  const words = await settleAll(beside, stage, sends);
  const kills = await killing;
  const ends = await endsOf(beside);
  await program.stopped();
  return { ...compare(stage, people, ends.byPerson), ends: ends.counts, words, faults: faultsOf(stage), kills };
}

/** Every attempt is met by something: only the message of a person who was asked goes through undisturbed. */
function trouble({ instagram }: Stage, random: SeededRandom, sends: number): void {
  const path = /\/messages$/;
  for (let index = 0; index < sends; index += 1) {
    const fate = random.next();
    if (fate < 0.35) instagram.faults.add({ kind: 'answer-lost', method: 'POST', path });
    else if (fate < 0.5) instagram.faults.add({ kind: 'cut-before', method: 'POST', path });
    else if (fate < 0.65) instagram.faults.add({ kind: 'server-error', method: 'POST', path, status: 500 });
    else instagram.faults.add({ kind: 'delay', ms: Math.round(random.between(0, 60)), method: 'POST', path });
    const echo = random.next();
    if (echo < 0.3) instagram.faults.add({ kind: 'echo-first', path });
    else if (echo < 0.6) instagram.faults.add({ kind: 'echo-lost', path });
    else instagram.faults.add({ kind: 'echo-late', path, afterMs: Math.round(random.between(100, 25_000)) });
  }
}

async function killAgainAndAgain(
  stage: Stage,
  current: () => Program,
  replace: (program: Program) => void,
  start: () => Program,
  random: SeededRandom,
): Promise<number> {
  const most = 5;
  const path = /\/messages$/;
  for (let kills = 0; kills < most; kills += 1) {
    const calls = () => stage.instagram.ledger.calls.filter((call) => path.test(call.path)).length;
    const from = calls() + Math.round(random.between(3, 12));
    // While it sends: some of its calls are then on their way, and some are answered and not yet written down.
    await vi
      .waitFor(() => expect(calls()).toBeGreaterThanOrEqual(from), { timeout: 20_000, interval: 5 })
      .catch(() => {});
    await current().killed();
    const next = start();
    await next.untilReady();
    replace(next);
  }
  return most;
}

/** Whoever is asked about a message looks at Instagram and says what is true, until nothing is open any more. */
async function settleAll({ desk, db }: DeskBeside, stage: Stage, sends: number): Promise<AmbiguousSends['words']> {
  const team = teamId(stage.slack.identity.teamId);
  const words = { sent: 0, 'not-sent': 0 };
  await vi.waitFor(
    async () => {
      const open = await db
        .selectFrom('touch')
        .select(['touch_id', 'status'])
        .where('status', 'in', ['waiting', 'sending', 'unknown'])
        .execute();
      for (const { touch_id: id, status } of open) {
        if (status !== 'unknown') continue;
        const touch = await desk.database.stores.touches.find(team, touchId(id));
        if (touch?.status !== 'unknown' || touch.lookedAt === undefined) continue;
        const word = hasArrived(stage, touch) ? 'sent' : 'not-sent';
        const press = {
          team,
          touch: touch.id,
          by: slackUserId(ben),
          mayActForOthers: false,
          cause: 'button',
        };
        if ((await confirmSend(desk, press, word)).ok) words[word] += 1;
      }
      expect(open).toEqual([]);
    },
    { timeout: patienceMs(sends), interval: 500 },
  );
  return words;
}

const hasArrived = ({ instagram }: Stage, touch: Touch) =>
  instagram.ledger.sentMessages.some(
    ({ igsid, text: words }) => touch.viewer.endsWith(`:${igsid}`) && words === touch.text,
  );

async function endsOf({ db }: DeskBeside) {
  const rows = await db.selectFrom('touch').select(['viewer_id', 'status']).execute();
  const counts: Record<string, number> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return { counts, byPerson: new Map(rows.map(({ viewer_id: id, status }) => [id, status])) };
}

function compare({ instagram }: Stage, people: readonly string[], ends: ReadonlyMap<string, string>) {
  const got = (name: string) => instagram.ledger.sentMessages.filter(({ username }) => username === name).length;
  const endOf = (name: string) => ends.get(`igsid:${instagram.viewer(name).igsid}`);
  return {
    doubled: people.filter((name) => got(name) > 1),
    lost: people.filter((name) => got(name) === 0 || !['sent', 'seen'].includes(endOf(name) ?? '')),
  };
}

function faultsOf({ instagram }: Stage): Record<string, number> {
  const met: Record<string, number> = {};
  for (const { fault, path } of instagram.ledger.calls) {
    if (fault !== undefined && path.endsWith('/messages')) met[fault] = (met[fault] ?? 0) + 1;
  }
  return met;
}
