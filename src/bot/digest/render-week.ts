import type { WeekFacts } from '../../domain/digest/week-facts.ts';
import { joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import type { MessageBlock, ReviewMetadata, SlackMessage } from '../messages/slack-message.ts';
import { columns, context, header, section } from '../messages/text-blocks.ts';
import { type DrawChart, drawChart, tellChart } from './draw-chart.ts';
import { hoursChart, speedChart } from './figure-charts.ts';
import { headlineColumn, headlineLine, headlines } from './headline.ts';
import {
  isQuietWeek,
  noCurveLines,
  paceLines,
  postingLines,
  quietWeekLine,
  weekComparison,
  weekFiguresLines,
  weekFootLines,
  weekStoryLines,
  weekTemplateLines,
  weekTitle,
} from './week-lines.ts';

/**
 * The weekly review in the account's language: the three headline figures against the week before, what to drop or
 * rewrite, the team's own curve of replies by speed, response by hour, stories compared, and when to post.
 */
export const renderWeek = (facts: WeekFacts): SlackMessage<ReviewMetadata> => weekMessage(facts, drawChart);

/** The review without charts, for when Slack refuses them. */
export const renderPlainWeek = (facts: WeekFacts): SlackMessage<ReviewMetadata> => weekMessage(facts, tellChart);

const weekMessage = (facts: WeekFacts, draw: DrawChart): SlackMessage<ReviewMetadata> => ({
  text: isQuietWeek(facts) ? quietWeekLine(facts) : weekNotification(facts),
  blocks: isQuietWeek(facts) ? [section('week_quiet', quietWeekLine(facts))] : busyBlocks(facts, draw),
  metadata: { event_type: 'storydesk_review', event_payload: { date: facts.figures.period.from } },
});

function busyBlocks(facts: WeekFacts, draw: DrawChart): MessageBlock[] {
  const { figures, account } = facts;
  const { language } = account;
  const bySpeed = speedChart(figures.bySpeed, language);
  const byHour = hoursChart(figures.byHour, language);
  const lines = (blockId: string, text: Mrkdwn | undefined) => (text ? [section(blockId, text)] : []);
  return [
    header('week_title', weekTitle(facts)),
    columns('week_headlines', headlines(figures, weekComparison(facts), language).map(headlineColumn)),
    section('week_figures', weekFiguresLines(facts)),
    section('week_templates', weekTemplateLines(facts)),
    ...(bySpeed ? draw(bySpeed, 'week_speed') : lines('week_speed', noCurveLines(figures, language))),
    ...(byHour ? draw(byHour, 'week_hours') : []),
    ...lines('week_pace', paceLines(figures, language)),
    ...lines('week_stories', weekStoryLines(facts)),
    ...lines('week_posting', postingLines(facts)),
    context('week_as_of', joinMrkdwn(weekFootLines(facts), '\n')),
  ];
}

/** What phones and screen readers get: the week and its three figures. */
const weekNotification = (facts: WeekFacts): Mrkdwn =>
  joinMrkdwn(
    [
      trusted(weekTitle(facts)),
      ...headlines(facts.figures, weekComparison(facts), facts.account.language).map(
        headlineLine(facts.account.language),
      ),
    ],
    '\n',
  );
