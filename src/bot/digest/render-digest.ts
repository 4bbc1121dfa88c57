import { type DigestFacts, isQuiet } from '../../domain/digest/digest-facts.ts';
import { joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import type { DigestMetadata, MessageBlock, SlackMessage } from '../messages/slack-message.ts';
import { columns, context, header, section } from '../messages/text-blocks.ts';
import { digestButtons, waitsButtons } from './digest-buttons.ts';
import {
  comparisonOf,
  digestTitle,
  figuresLines,
  footLines,
  missedLine,
  quietLine,
  storiesLines,
} from './digest-lines.ts';
import { type DrawChart, drawChart, tellChart } from './draw-chart.ts';
import { hoursChart, trendChart } from './figure-charts.ts';
import { headlineColumn, headlineLine, headlines } from './headline.ts';
import { templateLines } from './template-lines.ts';
import { waitsLine, waitsLines } from './waits-lines.ts';

/**
 * The digest of a day in the account's language, to be read in half a minute: what waits and can be taken at once, the
 * three headline figures against what is usual, charts with the same numbers in words, which template does best and
 * which loses, the day's stories. A day with nothing is one line.
 */
export const renderDigest = (facts: DigestFacts): SlackMessage<DigestMetadata> => digestMessage(facts, drawChart);

/** The digest without charts, for when Slack refuses them: their numbers stand there in words alone. */
export const renderPlainDigest = (facts: DigestFacts): SlackMessage<DigestMetadata> => digestMessage(facts, tellChart);

const digestMessage = (facts: DigestFacts, draw: DrawChart): SlackMessage<DigestMetadata> => ({
  text: isQuiet(facts) ? quietLine(facts) : digestNotification(facts),
  blocks: isQuiet(facts) ? quietBlocks(facts) : busyBlocks(facts, draw),
  metadata: { event_type: 'storydesk_digest', event_payload: { date: facts.day } },
});

function quietBlocks(facts: DigestFacts): MessageBlock[] {
  const missed = missedLine(facts);
  return [section('digest_quiet', quietLine(facts)), ...(missed ? [context('digest_missed', missed)] : [])];
}

function busyBlocks(facts: DigestFacts, draw: DrawChart): MessageBlock[] {
  const { account, figures, trend } = facts;
  const { language } = account;
  const comparison = comparisonOf(facts);
  const taking = waitsButtons(facts);
  const byHour = hoursChart(figures.byHour, language);
  const byDay = trendChart(trend, language);
  const wordings = templateLines(facts);
  const stories = storiesLines(facts);
  return [
    header('digest_title', digestTitle(facts)),
    section('digest_waits', waitsLines(facts)),
    ...(taking ? [taking] : []),
    columns('digest_headlines', headlines(figures, comparison, language).map(headlineColumn)),
    section('digest_figures', figuresLines(facts)),
    ...(byHour ? draw(byHour, 'digest_hours') : []),
    ...(byDay ? draw(byDay, 'digest_trend') : []),
    ...(wordings ? [section('digest_templates', wordings)] : []),
    ...(stories ? [section('digest_stories', stories)] : []),
    digestButtons(facts),
    context('digest_as_of', joinMrkdwn(footLines(facts), '\n')),
  ];
}

/** What phones and screen readers get: the day, what waits, and the three figures. */
function digestNotification(facts: DigestFacts): Mrkdwn {
  const { figures, account } = facts;
  return joinMrkdwn(
    [
      trusted(digestTitle(facts)),
      waitsLine(facts),
      ...headlines(figures, comparisonOf(facts), account.language).map(headlineLine(account.language)),
    ],
    '\n',
  );
}
