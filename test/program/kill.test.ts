import { expect, test, vi } from 'vitest';
import { type SeededRandom, seededRandom } from '../../src/sandbox/instagram/story-day/seeded-random.ts';
import type { Program } from '../support/program/program.ts';
import { cardCounts, lostPosts, shownCards } from '../support/program/shown-cards.ts';
import { openStage, type Stage } from '../support/program/stage.ts';

const kills = 5;
const killingMs = 15_000;
const userNames = Array.from({ length: 30 }, (_, index) => `viewer.${index + 1}`);
const oneEach = Object.fromEntries(userNames.map((name) => [name, 1]));

/** A lease of a killed process lasts 30 s, and a card may need several tries after that. */
const settleMs = 110_000;
const testMs = 300_000;

test.concurrent.for(['embedded', 'postgres'] as const)(
  'no lead is lost or doubled by kill -9, lost answers and rate limits (%s)',
  { timeout: testMs },
  async (database, { onTestFinished }) => {
    const stage = await openStage({ database });
    onTestFinished(() => stage.close());
    const random = seededRandom(database === 'embedded' ? 11 : 12);
    troubleSlack(stage, random);
    stage.instagram.faults.add({ kind: 'ignore-first-answer', times: 4 });

    const first = stage.start();
    await first.untilReady();
    const written = write(stage, random);
    const last = await killAgainAndAgain(stage, first, random);
    await written;
    await last.untilReady();

    await vi.waitFor(() => expect(unaccepted(stage)).toEqual([]), { timeout: settleMs, interval: 200 });
    await vi.waitFor(() => expect(cardCounts(stage.slack, userNames)).toEqual(oneEach), {
      timeout: settleMs,
      interval: 200,
    });
    expect(await last.stopped()).toMatchObject({ code: 0 });
    expect(cardCounts(stage.slack, userNames)).toEqual(oneEach);
    expect(shownCards(stage.slack).filter(({ text }) => !/hot/i.test(text))).toEqual([]);
    expect(lostPosts(stage.slack), 'the faults did strike').toBeGreaterThan(0);
  },
);

/** Slack acts on some posts and edits without saying so, and refuses some for a second. */
function troubleSlack({ slack }: Stage, { next }: SeededRandom): void {
  for (const method of ['chat.postMessage', 'chat.update']) {
    slack.faults.add({ method, kind: 'answer-lost', rate: 0.2, random: next });
    slack.faults.add({ method, kind: 'rate-limited', retryAfterSeconds: 1, rate: 0.15, random: next });
  }
}

/** Everybody writes once, spread over the time of the kills: a DM, or a comment under a post. */
async function write({ instagram }: Stage, random: SeededRandom): Promise<void> {
  const { mediaId } = instagram.postMedia('FEED');
  for (const name of userNames) {
    const viewer = instagram.viewer(name);
    if (random.chance(0.5)) viewer.sendDm('How much is it?');
    else viewer.comment(mediaId, 'How much is it?');
    await passing(random.between(0, (2 * killingMs) / userNames.length));
  }
}

/** Kills it at seeded moments, while it starts as well as while it works, and starts it again each time. */
async function killAgainAndAgain(stage: Stage, first: Program, random: SeededRandom): Promise<Program> {
  let program = first;
  for (let kill = 0; kill < kills; kill += 1) {
    await passing(random.between(0.2, 1.8) * (killingMs / kills));
    await program.killed();
    expect(await program.ended).toMatchObject({ signal: 'SIGKILL' });
    program = stage.start();
  }
  return program;
}

const unaccepted = ({ instagram }: Stage) =>
  instagram.ledger.deliveries.filter(({ state }) => state !== 'accepted').map(({ id, state }) => `${id} ${state}`);

/** The pace of the story itself, not a wait for the product. */
const passing = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
