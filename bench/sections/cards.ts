import { setTimeout as wait } from 'node:timers/promises';
import type { Viewer } from '../../src/sandbox/instagram/viewer.ts';
import type { LocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import type { Message } from '../../src/sandbox/slack/workspace/message.ts';
import type { Finding } from '../report.ts';
import type { Section } from '../section.ts';
import { type PostgresCluster, startPostgres } from '../support/postgres-cluster.ts';
import { startProductProcess } from '../support/product-process.ts';
import { quantile } from '../support/statistics.ts';
import { deskChannel, onPostgres, openSurroundings, type Surroundings } from '../support/surroundings.ts';

const singles = 20;
/** Longer than the second that Slack wants between two posts to a channel: each signal finds the desk idle. */
const pauseMs = 1_200;
const crowd = 60;
const crowdSeconds = 63;
/** Cards of the first seconds, in which the signals are still being read. */
const postedWhileReading = 3;
const patienceMs = 180_000;

/** From a signal at Instagram to the card in Slack, with a real process between the two stand-ins. */
export const cards: Section = {
  about: `twice ${singles} signals one by one on an idle desk; ${crowd} leads at once at one post a second, with 429s`,
  async run() {
    const cluster = await startPostgres();
    try {
      return [...(await withProduct(cluster, oneByOne)), ...(await withProduct(cluster, allAtOnce))];
    } finally {
      await cluster.stop();
    }
  },
};

async function withProduct(
  cluster: PostgresCluster,
  measure: (surroundings: Surroundings) => Promise<Finding[]>,
): Promise<Finding[]> {
  const surroundings = await openSurroundings();
  try {
    const product = await startProductProcess({ ...surroundings.env, ...onPostgres(await cluster.createDatabase()) });
    try {
      return await measure(surroundings);
    } finally {
      await product.stop();
    }
  } finally {
    await surroundings.close();
  }
}

async function oneByOne({ slack, instagram }: Surroundings): Promise<Finding[]> {
  const { mediaId } = instagram.postMedia('FEED');
  let people = 0;
  const measure = async (act: (viewer: Viewer) => void) => {
    const milliseconds: number[] = [];
    for (let i = 0; i <= singles; i++) {
      await wait(pauseMs);
      const startedAt = performance.now();
      const posted = untilCards(slack, ++people);
      act(instagram.viewer(`single.${people}`));
      await posted;
      if (i > 0) milliseconds.push(performance.now() - startedAt); // the first warms every code path up
    }
    return milliseconds;
  };
  const comments = await measure((viewer) => void viewer.comment(mediaId, 'Price?'));
  const messages = await measure((viewer) => void viewer.sendDm('Price?'));
  const slackAlone = await slackOwnMs(slack);
  const finding = (what: string, milliseconds: readonly number[], share: number, mostMs: number): Finding => {
    const [measured, alone] = [quantile(milliseconds, share), quantile(slackAlone, share)];
    return {
      what: `${what} to card, p${share * 100}`,
      measured,
      unit: 'ms',
      against: { what: 'a post to Slack alone', measured: alone },
      aim: { words: `≤ ${mostMs} ms on top`, met: measured - alone <= mostMs },
    };
  };
  return [
    finding('comment', comments, 0.5, 20),
    finding('comment', comments, 0.99, 100),
    finding('first message, its writer’s name asked for,', messages, 0.5, 20),
    finding('first message, its writer’s name asked for,', messages, 0.99, 100),
  ];
}

/** What Slack takes for a post by itself: the same stand-in, asked by nobody else. */
async function slackOwnMs(slack: LocalSlack): Promise<number[]> {
  slack.setLimits({ enabled: false });
  const milliseconds: number[] = [];
  for (let i = 0; i < singles; i++) {
    const startedAt = performance.now();
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.identity.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: deskChannel, text: 'A post of nobody' }),
    });
    const { ok } = (await response.json()) as { ok: boolean };
    if (!ok) throw new Error('Slack refused a plain post');
    milliseconds.push(performance.now() - startedAt);
  }
  return milliseconds;
}

async function allAtOnce({ slack, instagram }: Surroundings): Promise<Finding[]> {
  const callsBefore = slack.calls.length;
  for (let i = 0; i < 2; i++) {
    let posts = 0;
    const isItsTurn = () => ++posts > 20 * (i + 1);
    slack.faults.add({
      method: 'chat.postMessage',
      kind: 'rate-limited',
      retryAfterSeconds: 1,
      times: 1,
      when: isItsTurn,
    });
  }
  const startedAt = performance.now();
  const posted = untilCards(slack, crowd);
  // One to three messages each, the hottest viewers last: the order of arrival must not be the order of the cards.
  await instagram.batched(() => {
    for (let i = 0; i < crowd; i++) {
      for (let n = 0; n < messagesOf(i); n++) instagram.viewer(`crowd.${i}`).sendDm(`Price of number ${n}?`);
    }
  });
  await posted;
  const seconds = (performance.now() - startedAt) / 1_000;
  const order = cardsIn(slack).map(({ text }) => messagesOf(Number(/crowd\.(\d+)/.exec(text)?.[1])));
  const calls = slack.calls.slice(callsBefore);
  const limited = calls.filter(({ status }) => status === 429).length;
  const misplaced = stepsUp(order);
  return [
    {
      what: `${crowd} leads at once: until all cards stood`,
      measured: seconds,
      unit: 's',
      against: { what: 'one post a second', measured: crowd },
      aim: { words: `≤ ${crowdSeconds} s`, met: seconds <= crowdSeconds },
    },
    {
      what: `${crowd} leads at once: a cooler card right before a hotter one`,
      measured: misplaced,
      unit: 'times',
      aim: { words: 'none', met: misplaced === 0 },
    },
    { what: `${crowd} leads at once: Slack calls per card`, measured: calls.length / crowd, unit: 'calls' },
    { what: `${crowd} leads at once: calls answered 429`, measured: limited, unit: 'calls' },
  ];
}

/** Who writes more often is hotter. */
const messagesOf = (viewer: number) => 1 + Math.floor((3 * viewer) / crowd);

/**
 * How often a cooler card went right before a hotter one, once everybody's signals had been read: what is posted until
 * then could not know better. Cards whose viewer cannot be read on them are an error.
 */
function stepsUp(order: readonly number[]): number {
  if (order.some(Number.isNaN)) throw new Error('A card does not say whose it is');
  const settled = order.slice(postedWhileReading);
  return settled.filter((heat, place) => heat > (settled[place - 1] ?? heat)).length;
}

const cardsIn = (slack: LocalSlack): Message[] =>
  slack.messages(deskChannel).filter(({ metadata }) => metadata?.event_type === 'storydesk_card');

/** Resolves as soon as `count` cards have been posted. */
function untilCards(slack: LocalSlack, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => {
      stop();
      reject(new Error(`Expected ${count} cards within ${patienceMs / 1_000} s, found ${cardsIn(slack).length}`));
    }, patienceMs);
    const stop = slack.onChange((change) => {
      if (change.kind !== 'message' || cardsIn(slack).length < count) return;
      clearTimeout(giveUp);
      stop();
      resolve();
    });
  });
}
