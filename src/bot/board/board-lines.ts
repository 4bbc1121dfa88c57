import type { BoardFacts } from '../../domain/story/board-facts.ts';
import { moneyWords } from '../messages/money-words.ts';
import { bold, joinMrkdwn, type Mrkdwn, mentionUser, trusted } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import { storyLink, storyName } from '../messages/story-name.ts';

/** What the board is about and how long it still lives; the countdown is Slack's own, in each reader's client. */
export function titleLines({ story }: BoardFacts, reader: Reader): Mrkdwn {
  const { language } = reader;
  const name = storyName(story, reader);
  const title = story.closedAt
    ? sayMrkdwn(language, 'board.closed', { story: name })
    : sayMrkdwn(language, 'board.title', { story: name });
  const when = slackDate(story.expiresAt, 'moment', reader);
  const times = story.closedAt
    ? [sayMrkdwn(language, 'board.ended', { when })]
    : [
        sayMrkdwn(language, 'board.posted', { when: slackDate(story.postedAt, 'moment', reader) }),
        sayMrkdwn(language, 'board.ends', { when, ago: slackDate(story.expiresAt, 'ago', reader) }),
      ];
  return joinMrkdwn([bold(title), joinMrkdwn([...times, storyLink(story, reader)])], '\n');
}

export const countsLine = ({ hotWaiting, warmWaiting, claimed, viewers }: BoardFacts, { language }: Reader): Mrkdwn =>
  sayMrkdwn(language, 'board.counts', { hot: hotWaiting, warm: warmWaiting, claimed, viewers });

/** Since when the longest waiting Hot lead waits. */
export function oldestHotLine({ oldestHotAt }: BoardFacts, reader: Reader): Mrkdwn {
  return oldestHotAt
    ? sayMrkdwn(reader.language, 'board.oldestHot', twice(oldestHotAt, reader))
    : sayMrkdwn(reader.language, 'board.noHot');
}

export function captureLine({ story }: BoardFacts, reader: Reader): Mrkdwn {
  return story.lastCaptureAt
    ? sayMrkdwn(reader.language, 'board.lastCapture', twice(story.lastCaptureAt, reader))
    : sayMrkdwn(reader.language, 'board.neverCaptured');
}

export function monitorLine({ story }: BoardFacts, { language }: Reader): Mrkdwn {
  return story.monitor
    ? sayMrkdwn(language, 'board.monitor', { who: mentionUser(story.monitor) })
    : sayMrkdwn(language, 'board.noMonitor');
}

/** What is still to be done once the story is over. */
export function stillOpenLine(facts: BoardFacts, { language }: Reader): Mrkdwn {
  const { hotWaiting, warmWaiting, claimed } = facts;
  return hasOpenLeads(facts)
    ? sayMrkdwn(language, 'board.stillOpen', { hot: hotWaiting, warm: warmWaiting, claimed })
    : sayMrkdwn(language, 'board.nothingOpen');
}

/** What came of the story, once it is over. */
export function resultsLine(
  { viewers, dismissed, results: { hot, warm, answered, won, worth } }: BoardFacts,
  reader: Reader,
) {
  const { language } = reader;
  const known = sayMrkdwn(language, 'board.summary', { viewers, dismissed });
  if (hot + warm === 0) return known;
  const value = joinMrkdwn(
    worth.map((sum) => trusted(moneyWords(sum, language))),
    ', ',
  );
  return joinMrkdwn([
    known,
    sayMrkdwn(language, 'results.opened', { hot, warm }),
    sayMrkdwn(language, 'results.answered', { count: answered }),
    value === ''
      ? sayMrkdwn(language, 'results.won', { count: won })
      : sayMrkdwn(language, 'results.wonWorth', { count: won, value }),
  ]);
}

export const hasOpenLeads = ({ hotWaiting, warmWaiting, claimed }: BoardFacts) =>
  hotWaiting + warmWaiting + claimed > 0;

const twice = (at: Date, reader: Reader) => ({
  when: slackDate(at, 'moment', reader),
  ago: slackDate(at, 'ago', reader),
});
