import type { TrendDay } from '../../domain/digest/digest-facts.ts';
import type { HourFigures, SpeedFigures } from '../../domain/figures/figures.ts';
import { isEnough, shareOf } from '../../domain/figures/rate.ts';
import type { Language } from '../../domain/team/account.ts';
import type { ChartContent } from '../messages/chart-block.ts';
import { hoursWords, shortDayWords } from '../messages/day-words.ts';
import { durationWords, numberWords, shareWords } from '../messages/figure-words.ts';
import { joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { namedFigure } from './named-figure.ts';

/** A chart and the same numbers in words. */
export interface WordedChart {
  readonly chart: ChartContent;
  readonly words: Mrkdwn;
}

/** 24 hours would be more categories than Slack takes. */
const blockHours = 2;

/** Leads and how many of them were answered, by the hours of the day; undefined when nobody came. */
export function hoursChart(byHour: readonly HourFigures[], language: Language): WordedChart | undefined {
  const blocks = hourBlocks(byHour);
  if (blocks.length === 0) return undefined;
  const title = say(language, 'chart.byHour');
  const named = blocks.map((block) => ({ ...block, hours: hoursWords(block.from, block.from + blockHours) }));
  return {
    chart: {
      kind: 'bar',
      title,
      xLabel: say(language, 'chart.hour'),
      yLabel: say(language, 'chart.opened'),
      categories: named.map(({ hours }) => hours),
      series: [
        { name: say(language, 'chart.opened'), values: named.map(({ opened }) => opened) },
        { name: say(language, 'chart.answered'), values: named.map(({ answered }) => answered) },
      ],
    },
    words: inWords(
      title,
      [say(language, 'chart.opened'), say(language, 'chart.answered')],
      named.filter(({ opened }) => opened > 0).map(({ hours, opened, answered }) => [hours, opened, answered]),
      language,
    ),
  };
}

/** From the first two hours somebody came in to the last, with the empty ones between. */
function hourBlocks(byHour: readonly HourFigures[]) {
  const of = (from: number) => byHour.filter(({ hour }) => hour >= from && hour < from + blockHours);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const blocks = Array.from({ length: 24 / blockHours }, (_, index) => {
    const hours = of(index * blockHours);
    return {
      from: index * blockHours,
      opened: sum(hours.map(({ leads }) => leads.opened)),
      answered: sum(hours.map(({ leads }) => leads.answered.all.hits)),
    };
  });
  const isFull = ({ opened }: { readonly opened: number }) => opened > 0;
  return blocks.slice(blocks.findIndex(isFull), blocks.findLastIndex(isFull) + 1);
}

/** Leads, answers and replies of the last days; undefined when there was nothing on any of them. */
export function trendChart(trend: readonly TrendDay[], language: Language): WordedChart | undefined {
  if (trend.every(({ opened, answered, replied }) => opened + answered + replied === 0)) return undefined;
  const title = say(language, 'chart.trend');
  const series = (['opened', 'answered', 'replied'] as const).map((what) => ({
    name: say(language, `chart.${what}`),
    values: trend.map((day) => day[what]),
  }));
  return {
    chart: {
      kind: 'line',
      title,
      xLabel: say(language, 'chart.day'),
      yLabel: say(language, 'chart.opened'),
      categories: trend.map(({ day }) => shortDayWords(day, language)),
      series,
    },
    words: inWords(
      title,
      series.map(({ name }) => name),
      trend.map(({ day, opened, answered, replied }) => [shortDayWords(day, language), opened, answered, replied]),
      language,
    ),
  };
}

/** A curve has two points at least. */
const fewestSpeeds = 2;

/** How often they replied by how fast they were answered, of the speeds with enough answers; undefined when no curve comes of them. */
export function speedChart(bySpeed: readonly SpeedFigures[], language: Language): WordedChart | undefined {
  const drawn = bySpeed.filter(({ replied }) => isEnough(replied));
  if (drawn.length < fewestSpeeds) return undefined;
  return {
    chart: {
      kind: 'bar',
      title: say(language, 'chart.bySpeed'),
      xLabel: say(language, 'chart.speed'),
      yLabel: say(language, 'chart.repliedPercent'),
      categories: drawn.map((speed) => speedWords(speed, language)),
      series: [
        {
          name: say(language, 'chart.repliedPercent'),
          values: drawn.map(({ replied }) => Math.round(100 * (shareOf(replied) ?? 0))),
        },
      ],
    },
    words: speedLine(bySpeed, language),
  };
}

/** The whole curve in words, with the speeds that are too rare to draw. */
export const speedLine = (bySpeed: readonly SpeedFigures[], language: Language): Mrkdwn =>
  namedFigure(
    say(language, 'chart.bySpeed'),
    bySpeed
      .map((speed) => namedFigure(speedWords(speed, language), shareWords(speed.replied, language), language))
      .join(' · '),
    language,
  );

const speedWords = ({ withinMinutes }: SpeedFigures, language: Language) =>
  withinMinutes === undefined
    ? say(language, 'figure.later')
    : say(language, 'figure.within', { duration: durationWords(withinMinutes, language) });

/** `Leads by hour of the day (Leads / Answered): 08–10: 5 / 4 · 10–12: 3 / 3` */
const inWords = (
  title: string,
  series: readonly string[],
  points: readonly (readonly [label: string, ...values: number[]])[],
  language: Language,
) =>
  sayMrkdwn(language, 'chart.inWords', {
    title: trusted(title),
    series: trusted(series.join(' / ')),
    parts: joinMrkdwn(
      points.map(([label, ...values]) =>
        namedFigure(label, values.map((value) => numberWords(value, language)).join(' / '), language),
      ),
    ),
  });
