import { expect, test, vi } from 'vitest';
import { seededRandom } from '../../src/sandbox/instagram/story-day/seeded-random.ts';
import type { Program } from '../support/program/program.ts';
import { cardCounts, cardOf, lostPosts, shownCards } from '../support/program/shown-cards.ts';
import { ana, ben, desk, type Stage, stageForTest } from '../support/program/stage.ts';

/** Two processes over one database; Instagram tells the first, and Slack whichever socket it likes. */
async function startTwo(stage: Stage): Promise<readonly [Program, Program]> {
  const both = [stage.start(), stage.start({ PORT: String(await stage.freePort()) })] as const;
  await Promise.all(both.map((program) => program.untilReady()));
  return both;
}

test('thirty hot leads become exactly thirty cards, whatever Slack loses or refuses', async () => {
  const stage = await stageForTest();
  const { next } = seededRandom(21);
  stage.slack.faults.add({ method: 'chat.postMessage', kind: 'answer-lost', rate: 0.2, random: next });
  stage.slack.faults.add({ method: '*', kind: 'rate-limited', retryAfterSeconds: 1, rate: 0.15, random: next });
  const both = await startTwo(stage);

  const names = Array.from({ length: 30 }, (_, index) => `viewer.${index + 1}`);
  for (const [index, name] of names.entries()) {
    // Each process takes in half of them.
    stage.instagram.deliverTo(`${both[index % 2 === 0 ? 0 : 1].url}/instagram/webhook`);
    stage.instagram.viewer(name).sendDm('How much is it?');
  }

  const oneEach = Object.fromEntries(names.map((name) => [name, 1]));
  await vi.waitFor(() => expect(cardCounts(stage.slack, names)).toEqual(oneEach), { timeout: 110_000, interval: 200 });
  const endings = await Promise.all(both.map((program) => program.stopped()));
  expect(endings.map(({ code }) => code)).toEqual([0, 0]);
  expect(cardCounts(stage.slack, names)).toEqual(oneEach);
  expect(lostPosts(stage.slack), 'the faults did strike').toBeGreaterThan(0);
});

test('of two people who press Claim at once one gets the lead, and the other is told privately', async () => {
  const stage = await stageForTest();
  await startTwo(stage);
  expect(stage.slack.openSockets).toBeGreaterThanOrEqual(2);
  stage.instagram.viewer('jane.doe').sendDm('How much is it?');
  const { ts } = await vi.waitFor(() => cardOf(stage.slack, 'jane.doe'), { timeout: 30_000 });

  const claim = { channel: desk, ts, actionId: 'lead_claim' };
  const pressed = await Promise.all([ana, ben].map((person) => stage.slack.as(person).press(claim)));

  expect(pressed.map(({ error }) => error)).toEqual([undefined, undefined]);
  const told = await vi.waitFor(
    () => {
      const lines = [ana, ben].map((person) =>
        stage.slack
          .ephemerals(person)
          .map(({ text }) => text)
          .join('\n'),
      );
      const losers = lines.filter((line) => line.includes('was first'));
      expect(losers).toHaveLength(1);
      return lines;
    },
    { timeout: 20_000 },
  );
  const [winner, loser] = told[0]?.includes('was first') ? [ben, ana] : [ana, ben];
  await vi.waitFor(() => expect(cardOf(stage.slack, 'jane.doe').text).toContain(`claimed by <@${winner}>`), {
    timeout: 20_000,
  });
  const toldLoser = stage.slack.ephemerals(loser).map(({ text }) => text);
  expect(toldLoser).toEqual([expect.stringContaining(`<@${winner}> was first`)]);
  expect(shownCards(stage.slack)).toHaveLength(1);
});
