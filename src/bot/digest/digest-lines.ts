import type { DigestFacts } from '../../domain/digest/digest-facts.ts';
import { dayWords, shortDayWords, weekdayWords } from '../messages/day-words.ts';
import { joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import { leadsLine, messagesLine, moneyLines } from './figure-lines.ts';
import type { Comparison } from './headline.ts';
import { storyLines } from './story-lines.ts';

/** `Digest of Thursday 26 November` */
export const digestTitle = ({ isSoFar, day, account: { language } }: DigestFacts): string =>
  say(language, isSoFar ? 'digest.titleSoFar' : 'digest.title', { day: dayWords(day, language) });

/** The day in one line. */
export const quietLine = ({ isSoFar, day, account: { language } }: DigestFacts): Mrkdwn =>
  sayMrkdwn(language, isSoFar ? 'digest.quietSoFar' : 'digest.quiet', { day: trusted(dayWords(day, language)) });

/** What is usual on such a weekday. */
export const comparisonOf = ({ usual }: Pick<DigestFacts, 'usual'>): Comparison | undefined =>
  usual && { ...usual, against: 'usual' };

/** Who came, what was sent, what was earned. */
export function figuresLines(facts: DigestFacts): Mrkdwn {
  const { figures, account } = facts;
  const { language } = account;
  return joinMrkdwn(
    [
      leadsLine(figures, comparisonOf(facts), language),
      messagesLine(figures, language),
      ...moneyLines(figures, language),
    ],
    '\n',
  );
}

/** The day's stories under their name; undefined when there was none. */
export const storiesLines = (facts: DigestFacts): Mrkdwn | undefined =>
  storyLines(sayMrkdwn(facts.account.language, 'digest.stories'), facts, facts.account);

/** What the figures are compared with, up to when they count, and which digests are missing. */
export function footLines(facts: DigestFacts): Mrkdwn[] {
  const { usual, day, asOf, isSoFar, account } = facts;
  const { language } = account;
  const weekday = trusted(weekdayWords(day, language));
  return [
    isSoFar ? sayMrkdwn(language, 'digest.soFar') : undefined,
    sayMrkdwn(language, 'digest.asOf', { when: slackDate(asOf, 'moment', account) }),
    usual
      ? sayMrkdwn(language, 'digest.usual', { weeks: usual.weeks, weekday })
      : sayMrkdwn(language, 'digest.firstDay', { weekday }),
    missedLine(facts),
  ].filter((line) => line !== undefined);
}

const mostDays = 7;

/** Which digests were never posted, and how to see them; undefined when none is missing. */
export function missedLine({ missedDays, account: { language } }: DigestFacts): Mrkdwn | undefined {
  const first = missedDays[0];
  if (first === undefined) return undefined;
  const left = missedDays.length - mostDays;
  return sayMrkdwn(language, 'digest.missedDays', {
    days: joinMrkdwn(
      [
        ...missedDays.slice(0, mostDays).map((day) => trusted(shortDayWords(day, language))),
        left > 0 ? sayMrkdwn(language, 'list.more', { count: left }) : undefined,
      ],
      ', ',
    ),
    command: trusted(`\`/storydesk digest ${first}\``),
  });
}
