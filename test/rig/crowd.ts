import { cardOf, toldPrivately } from '../support/program/shown-cards.ts';
import { desk } from '../support/program/stage.ts';
import { waitUntil } from '../support/program/wait-until.ts';
import { answerTo } from './desk-day.ts';
import type { RigStage } from './ground.ts';

/** Many people who do the same with one viewer's card at the same moment. */
export interface Crowd {
  readonly stage: RigStage;
  readonly viewer: string;
  readonly people: readonly string[];
}

const patience = { timeout: 60_000, interval: 25 };
const wasFirst = (text: string) => text.includes('was first');

/** How often somebody presses who is told nothing, or that Slack did not answer in time: on a busy machine it may not. */
const mostPresses = 5;
const tellWithinMs = 5_000;

/**
 * Everybody presses Claim at once. Whoever is not told what became of it presses again, on the card as they saw it.
 *
 * @returns who has it, how many had to press again, and what was not as promised: one owner, and everybody else told
 * privately, at most once for each press
 */
export async function claimAtOnce({ stage, viewer, people }: Crowd) {
  const { slack } = stage;
  const asSeen = cardOf(slack, viewer);
  const told = (person: string) => toldPrivately(slack, person).filter(wasFirst).length;
  const before = new Map(people.map((person) => [person, told(person)]));
  const newly = (person: string) => told(person) - (before.get(person) ?? 0);
  const presses = new Map<string, number>();
  const press = (pressing: readonly string[]) =>
    Promise.all(
      pressing.map(async (person) => {
        presses.set(person, (presses.get(person) ?? 0) + 1);
        await slack.as(person).press({ channel: desk, ts: asSeen.ts, actionId: 'lead_claim', asSeen });
      }),
    );
  await press(people);
  const owner = await waitUntil(() => {
    const named = /claimed by <@(\w+)>/.exec(cardOf(slack, viewer).text)?.[1];
    if (named === undefined) throw new Error(`The card of @${viewer} names no owner`);
    return named;
  }, patience);
  const others = people.filter((person) => person !== owner);
  const untold = () => others.filter((person) => newly(person) === 0);
  for (let time = 1; untold().length > 0 && time < mostPresses; time += 1) {
    await waitUntil(
      () => {
        if (untold().length > 0) throw new Error('somebody was not told');
      },
      { ...patience, timeout: tellWithinMs },
    ).catch(() => press(untold()));
  }
  const wrongs = [
    ...(people.includes(owner) ? [] : [`@${viewer} belongs to ${owner}, who did not press`]),
    ...(newly(owner) > 0 ? [`${owner} has @${viewer} and was told that somebody else was first`] : []),
    ...others
      .filter((person) => newly(person) < 1 || newly(person) > (presses.get(person) ?? 0))
      .map(
        (person) => `${person} pressed ${presses.get(person)} times, was told ${newly(person)} times about @${viewer}`,
      ),
  ];
  return { owner, wrongs, pressedAgain: [...presses.values()].filter((count) => count > 1).length };
}

/**
 * Everybody sends at once: the owner presses Send again and again in one composer, and Slack tells some of it twice; the
 * others do what their screens let them.
 *
 * @returns what was not as promised: one message, and everybody else told
 */
export async function sendAtOnce(crowd: Crowd, owner: string): Promise<string[]> {
  const { stage, viewer, people } = crowd;
  const { slack, instagram } = stage;
  const { ts } = cardOf(slack, viewer);
  const others = people.filter((person) => person !== owner);
  const answersBefore = new Map(others.map((person) => [person, slack.ephemerals(person).length]));
  await slack.as(owner).press({ channel: desk, ts, actionId: 'lead_answer' });
  const composer = await waitUntil(() => {
    const view = slack.openViews(owner).at(-1);
    if (!view) throw new Error('The composer did not open');
    return view;
  }, patience);
  await Promise.all(others.map((person) => slack.as(person).press({ channel: desk, ts, actionId: 'lead_answer' })));
  const isTold = (person: string) => slack.ephemerals(person).length > (answersBefore.get(person) ?? 0);
  const screen = (person: string) => slack.openViews(person).at(-1);
  await waitUntil(() => {
    if (others.some((person) => !isTold(person) && !screen(person))) throw new Error('somebody sees nothing');
  }, patience).catch(() => {});

  const words = { composer_text: answerTo(viewer) };
  slack.duplicateNextEnvelope(people.length);
  const ownPresses = people.map(() => slack.as(owner).submitView(composer.id, words));
  const otherPresses = others.map(async (person) => {
    const view = screen(person);
    if (!view || !JSON.stringify(view.blocks).includes('"composer_text"')) return;
    await slack.as(person).submitView(view.id, words);
  });
  await Promise.all([...ownPresses, ...otherPresses]);
  const arrived = () => instagram.ledger.sentMessages.filter(({ username }) => username === viewer).length;
  await waitUntil(() => {
    if (arrived() === 0) throw new Error('nothing has arrived');
  }, patience).catch(() => {});
  const untold = others.filter((person) => !isTold(person) && !screen(person));
  for (const person of people) {
    const left = screen(person);
    if (left) await slack.as(person).closeView(left.id, 'x');
  }
  return [
    ...(arrived() === 1 ? [] : [`@${viewer} was sent ${arrived()} messages by ${people.length} people`]),
    ...untold.map((person) => `${person} could not answer @${viewer} and was not told`),
  ];
}
