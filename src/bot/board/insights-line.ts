import type { BoardFacts } from '../../domain/story/board-facts.ts';
import { type LatestInsights, repliesTo } from '../../domain/story/story-insights.ts';
import type { Language } from '../../domain/team/account.ts';
import { joinMrkdwn, type Mrkdwn } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';

const always = ['reach', 'views'] as const;
const whenKnown = ['tapsForward', 'tapsBack', 'exits'] as const;
const afterwards = ['swipesForward', 'shares', 'follows', 'profileVisits'] as const;
const whyNot = { reach: 'insights.noReach', views: 'insights.noViews' } as const;

/**
 * What is known about the story in figures, and as of when; undefined when nothing is. Reach and views say why they are
 * missing; what else is missing is left out, except replies, which we count ourselves.
 */
export function insightsLine({ story, insights, repliesReceived }: BoardFacts, reader: Reader): Mrkdwn | undefined {
  const { language } = reader;
  const metrics = [...always, ...whenKnown, ...(story.closedAt ? afterwards : [])];
  const known = metrics.flatMap((metric) => figureAt(insights, metric));
  const replies = repliesTo(insights, repliesReceived);
  const ours = replies.count > 0 ? repliesWords(replies, language) : undefined;
  if (known.length === 0) return joinMrkdwn([noFigures(insights, language), ours]) || undefined;

  const first = always.map((metric) => figureWords(insights, metric, language));
  const others = metrics.slice(always.length).map((metric) => figureWords(insights, metric, language));
  // The oldest of what is shown: some figures may have been told later than others.
  const asOf = new Date(Math.min(...known.map((at) => at.getTime())));
  const figures = joinMrkdwn([
    ...first,
    repliesWords(replies, language),
    ...others,
    sayMrkdwn(language, 'insights.asOf', {
      when: slackDate(asOf, 'moment', reader),
      ago: slackDate(asOf, 'ago', reader),
    }),
  ]);
  return sayMrkdwn(language, 'insights.line', { figures });
}

type Shown = (typeof always | typeof whenKnown | typeof afterwards)[number];

function figureAt(insights: LatestInsights, metric: Shown): Date[] {
  const figure = insights[metric];
  return figure && 'value' in figure ? [figure.at] : [];
}

function figureWords(insights: LatestInsights, metric: Shown, language: Language): Mrkdwn | undefined {
  const figure = insights[metric];
  if (!figure) return undefined;
  if ('value' in figure) return sayMrkdwn(language, `insights.${metric}`, { count: figure.value });
  if (metric !== 'reach' && metric !== 'views') return undefined;
  return sayMrkdwn(language, whyNot[metric], { why: sayMrkdwn(language, `missing.${figure.missing}`) });
}

/** Why Instagram tells nothing, once it was asked. */
function noFigures({ reach, views }: LatestInsights, language: Language): Mrkdwn | undefined {
  const figure = reach ?? views;
  if (!figure || 'value' in figure) return undefined;
  return sayMrkdwn(language, 'insights.none', { why: sayMrkdwn(language, `missing.${figure.missing}`) });
}

const repliesWords = ({ count, by }: ReturnType<typeof repliesTo>, language: Language): Mrkdwn =>
  sayMrkdwn(language, by === 'instagram' ? 'insights.replies' : 'insights.repliesReceived', { count });
