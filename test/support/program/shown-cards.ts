import type { LocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import type { Message } from '../../../src/sandbox/slack/workspace/message.ts';
import { desk } from './stage.ts';

/** The cards that stand in the desk channel now, by Slack's own account. */
export const shownCards = (slack: LocalSlack): Message[] => shown(slack, 'storydesk_card');

/** The boards that stand in the desk channel now. */
const shownBoards = (slack: LocalSlack): Message[] => shown(slack, 'storydesk_board');

const shown = (slack: LocalSlack, eventType: string) =>
  slack.messages(desk).filter(({ metadata, deletedAt }) => metadata?.event_type === eventType && !deletedAt);

/** The board of a story; throws while it is not there, or when there are two. */
export function boardOf(slack: LocalSlack, storyId: string): Message {
  const [board, ...others] = shownBoards(slack).filter(({ metadata }) => metadata?.event_payload.story_id === storyId);
  if (!board || others.length > 0)
    throw new Error(`Expected one board of ${storyId}, found ${board ? 'several' : 'none'}`);
  return board;
}

/** Whose card it is, from the name that everybody reads on it; undefined as long as nobody knows it. */
const handleOn = ({ text }: Message): string | undefined => /@([\w.]+)/.exec(text)?.[1];

/** The card of `userName`; throws while it is not there, or when there are two. */
export function cardOf(slack: LocalSlack, userName: string): Message {
  const [card, ...others] = shownCards(slack).filter((message) => handleOn(message) === userName);
  if (!card || others.length > 0)
    throw new Error(`Expected one card of @${userName}, found ${card ? 'several' : 'none'}`);
  return card;
}

/** How many cards stand for each of `userNames`: one each is what is promised. */
export function cardCounts(slack: LocalSlack, userNames: readonly string[]): Record<string, number> {
  const counts = Object.fromEntries(userNames.map((name) => [name, 0]));
  for (const card of shownCards(slack)) {
    const name = handleOn(card) ?? 'somebody';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** How many messages Slack posted without saying so. */
export const lostPosts = ({ calls }: LocalSlack): number =>
  calls.filter(({ method, applied, status }) => method === 'chat.postMessage' && applied && status === undefined)
    .length;

/** What somebody was told in the channel, so that only they see it. */
export const toldPrivately = (slack: LocalSlack, person: string): string[] =>
  slack.ephemerals(person).map(({ text }) => text);

/** What the app wrote to somebody in a direct message. */
export const directMessages = (slack: LocalSlack, person: string): string[] =>
  slack.messages(slack.directMessages(person)).map(({ text }) => text);
