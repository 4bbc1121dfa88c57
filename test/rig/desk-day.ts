import type { Message } from '../../src/sandbox/slack/workspace/message.ts';
import { cardOf, shownCards } from '../support/program/shown-cards.ts';
import { desk, type Stage } from '../support/program/stage.ts';
import { waitUntil } from '../support/program/wait-until.ts';

/** What people at the desk do with one viewer, as often as it takes, as people would when nothing seems to happen. */
export interface Visit {
  readonly stage: Stage;
  /** The viewer's user name. */
  readonly viewer: string;
  /** The teammate who claims and answers. */
  readonly by: string;
}

const question = 'How much is it?';
/** What everybody is answered; who it is for makes it different for each. */
export const answerTo = (viewer: string) => `It is 40 euros, ${viewer}. ${saidAlready}?`;
const saidAlready = 'Shall I keep one for you';

/** How long somebody looks at a button that does nothing before pressing it again. */
const pressAgainMs = 6_000;
/** A dead process's lease lasts 30 s, a look into the conversation comes within a minute, and twice may be needed. */
export const patienceMs = 180_000;
const lookEveryMs = 60;

/** The viewer writes; waits until their card stands in the channel. */
export async function writeAndWaitForCard({ stage, viewer }: Visit): Promise<void> {
  stage.instagram.viewer(viewer).sendDm(question);
  await waitUntil(() => cardOf(stage.slack, viewer), { timeout: patienceMs, interval: lookEveryMs });
}

/** Presses Claim until the card says whose it is. */
export const claim = (visit: Visit) =>
  again(visit, 'claimed', isClaimed, async ({ stage, by }, { ts }) => {
    await stage.slack.as(by).press({ channel: desk, ts, actionId: 'lead_claim' });
  });

/**
 * Answers through the composer until the card says that the message is sent. When nobody knows, says what is true: what
 * a person sees who looks into the conversation.
 */
export const answer = (visit: Visit) =>
  again(visit, 'answered', isAnswered, async (current, card) => {
    if (mayDecide(card)) return decide(current, card);
    if (isUnderWay(card)) return;
    return compose(current, card);
  });

const isClaimed = ({ text }: Message) => text.includes('claimed by') || text.includes('answered');
const wordsOn = ({ blocks }: Message) => JSON.stringify(blocks ?? []);
const hasButton = (card: Message, actionId: string) => wordsOn(card).includes(`"action_id":"${actionId}"`);
const isAnswered = (card: Message) => /Sent <!date/.test(wordsOn(card));
const mayDecide = (card: Message) => hasButton(card, 'touch_not_sent');
const isUnderWay = (card: Message) =>
  /goes out in a moment|waits until|on its way since|Looking for it/.test(wordsOn(card));

/** Acts, waits for the card to say so, and acts again. Tells what it last saw when it gives up. */
async function again(
  visit: Visit,
  wanted: string,
  isThere: (card: Message) => boolean,
  act: (visit: Visit, card: Message) => Promise<void>,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  const card = () => cardOf(visit.stage.slack, visit.viewer);
  while (performance.now() < deadline) {
    const seen = await waitUntil(card, { timeout: patienceMs, interval: lookEveryMs });
    if (isThere(seen)) return;
    await act(visit, seen);
    const isDone = await waitUntil(
      () => {
        if (!isThere(card())) throw new Error('not yet');
        return true;
      },
      { timeout: pressAgainMs, interval: lookEveryMs },
    ).catch(() => false);
    if (isDone) return;
  }
  const last = shownCards(visit.stage.slack).find(({ text }) => text.includes(visit.viewer));
  throw new Error(`The card of @${visit.viewer} never said that it is ${wanted}. It says: ${last && wordsOn(last)}`);
}

/** Opens the composer, unless it is open already, writes and sends. */
async function compose({ stage, viewer, by }: Visit, { ts }: Message): Promise<void> {
  const person = stage.slack.as(by);
  const composer = () => stage.slack.openViews(by).at(-1);
  if (!composer()) {
    const pressed = await person.press({ channel: desk, ts, actionId: 'lead_answer' });
    if (pressed.error) return;
    await waitUntil(
      () => {
        if (!composer()) throw new Error('no composer');
      },
      { timeout: 4_000, interval: lookEveryMs },
    ).catch(() => {});
  }
  const view = composer();
  if (!view) return;
  const shown = JSON.stringify(view.blocks);
  // The card may be late; whoever opens the composer reads there what was said already, and does not say it again.
  const mayBeSaid = shown.includes('"composer_text"') && !shown.includes(saidAlready);
  const sent = mayBeSaid ? await person.submitView(view.id, { composer_text: answerTo(viewer) }) : undefined;
  // Not heard: they press Send again in the same modal. Anything else it says is old by the next press.
  if (sent?.error === 'timeout' || sent?.error === 'nobody_listening') return;
  const left = composer();
  if (left) await person.closeView(left.id, 'x');
}

/** Looks at Instagram and says what is true. */
async function decide({ stage, viewer, by }: Visit, { ts }: Message): Promise<void> {
  const hasArrived = stage.instagram.ledger.sentMessages.some(
    ({ username, text }) => username === viewer && text === answerTo(viewer),
  );
  const actionId = hasArrived ? 'touch_sent' : 'touch_not_sent';
  await stage.slack.as(by).press({ channel: desk, ts, actionId });
}

/** The pace of people and of what goes wrong, not a wait for the product. */
export const passing = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
