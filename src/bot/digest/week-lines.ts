import { adviseOn, type TemplateAdvice, type TemplateStanding } from '../../domain/digest/judge-templates.ts';
import type { PostingHour, WeekFacts } from '../../domain/digest/week-facts.ts';
import type { Figures, HourFigures, TemplateFigures } from '../../domain/figures/figures.ts';
import { floor, isEnough, shareOf } from '../../domain/figures/rate.ts';
import type { Language } from '../../domain/team/account.ts';
import { daysWords, hoursWords } from '../messages/day-words.ts';
import { durationWords, intervalWords, numberWords, shareWords } from '../messages/figure-words.ts';
import { bold, joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import { wordingName } from '../messages/template-name.ts';
import { speedChart, speedLine } from './figure-charts.ts';
import { leadsLine, messagesLine, moneyLines } from './figure-lines.ts';
import type { Comparison } from './headline.ts';
import { listThatFits } from './list-that-fits.ts';
import { storyLines } from './story-lines.ts';

/** `Week of 23 – 29 November` */
export const weekTitle = ({ figures: { period }, account: { language } }: WeekFacts): string =>
  say(language, 'week.title', { days: daysWords(period.from, period.to, language) });

/** Whether there is nothing to review. */
export const isQuietWeek = ({ figures: { leads, touches, money } }: WeekFacts): boolean =>
  leads.opened === 0 && touches.sent === 0 && money.conversions === 0 && money.refunds === 0;

export const quietWeekLine = ({ figures: { period }, account: { language } }: WeekFacts): Mrkdwn =>
  sayMrkdwn(language, 'week.quiet', { days: trusted(daysWords(period.from, period.to, language)) });

/** The week before. */
export const weekComparison = ({ before }: WeekFacts): Comparison | undefined =>
  before && {
    against: 'before',
    opened: before.leads.opened,
    conversions: before.money.conversions,
    responseMinutes: before.leads.response.minutes?.median,
    replied: isEnough(before.leads.replied) ? shareOf(before.leads.replied) : undefined,
  };

export function weekFiguresLines(facts: WeekFacts): Mrkdwn {
  const { figures, account } = facts;
  const { language } = account;
  return joinMrkdwn(
    [
      leadsLine(figures, weekComparison(facts), language),
      messagesLine(figures, language),
      ...moneyLines(figures, language),
    ],
    '\n',
  );
}

const mostTemplates = 8;
/** What asks for something to be done comes first. */
const urgency: readonly TemplateAdvice[] = ['drop', 'rewrite', 'keep', 'not-enough'];

/** How often each wording went out, what came of it, and what to do about it. */
export function weekTemplateLines({ figures, templates, library, account: { language } }: WeekFacts): Mrkdwn {
  const title = bold(sayMrkdwn(language, 'week.templates'));
  const advised = figures.byTemplate
    .filter(({ touches }) => touches.sent > 0)
    .map((template) => ({ template, advice: adviseOn(ofTwoWeeks(template, templates), templates) }))
    .toSorted((a, b) => urgency.indexOf(a.advice) - urgency.indexOf(b.advice));
  if (advised.length === 0) return joinMrkdwn([title, sayMrkdwn(language, 'week.noTemplates')], '\n');
  const hasWork = advised.some(({ advice }) => advice === 'drop' || advice === 'rewrite');
  return listThatFits(
    advised.map(({ template, advice }) =>
      joinMrkdwn([
        templateLine(template, wordingName(template, library, language), language),
        bold(sayMrkdwn(language, `week.advice.${advice}`)),
      ]),
    ),
    {
      language,
      title,
      most: mostTemplates,
      end: hasWork ? undefined : sayMrkdwn(language, 'week.nothingToDrop'),
    },
  );
}

/** What went out in the week is judged by all that is judged: its two weeks. */
const ofTwoWeeks = (week: TemplateFigures, { wordings }: TemplateStanding): TemplateFigures =>
  wordings.find(
    ({ key, variant, language }) => key === week.key && variant === week.variant && language === week.language,
  ) ?? week;

function templateLine({ touches }: TemplateFigures, wording: Mrkdwn, language: Language): Mrkdwn {
  const { sent, replied, sold } = touches;
  const share = trusted(shareWords(replied, language));
  return joinMrkdwn([
    sayMrkdwn(language, 'week.template', {
      wording,
      sent,
      share: isEnough(replied)
        ? sayMrkdwn(language, 'week.bounds', { share, interval: trusted(intervalWords(replied, language)) })
        : share,
    }),
    sold.hits > 0 ? sayMrkdwn(language, 'week.sold', { share: trusted(shareWords(sold, language)) }) : undefined,
  ]);
}

/** In place of the curve where too few were answered at each speed to draw one. */
export const noCurveLines = ({ bySpeed }: Figures, language: Language): Mrkdwn | undefined =>
  speedChart(bySpeed, language) || bySpeed.every(({ replied }) => replied.of === 0)
    ? undefined
    : joinMrkdwn([speedLine(bySpeed, language), sayMrkdwn(language, 'week.tooFewForCurve', { floor })], '\n');

const mostHours = 3;

/** When answers took longest and shortest, by the hour people came; undefined where there is but one hour to tell. */
export function paceLines({ byHour }: Figures, language: Language): Mrkdwn | undefined {
  const answered = byHour.filter(({ leads }) => leads.response.minutes).toSorted((a, b) => medianOf(b) - medianOf(a));
  if (answered.length < 2) return undefined;
  const shown = Math.min(mostHours, Math.floor(answered.length / 2));
  const line = (name: 'week.slowest' | 'week.fastest', hours: readonly HourFigures[]) =>
    sayMrkdwn(language, 'figure.named', {
      name: sayMrkdwn(language, name),
      value: joinMrkdwn(hours.map((hour) => paceOf(hour, language))),
    });
  return joinMrkdwn(
    [line('week.slowest', answered.slice(0, shown)), line('week.fastest', answered.slice(-shown).toReversed())],
    '\n',
  );
}

const medianOf = ({ leads }: HourFigures) => leads.response.minutes?.median ?? 0;

const paceOf = (hour: HourFigures, language: Language) =>
  sayMrkdwn(language, 'week.hour', {
    hours: trusted(hoursWords(hour.hour, hour.hour + 1)),
    median: trusted(durationWords(medianOf(hour), language)),
    count: hour.leads.response.minutes?.count ?? 0,
  });

/** What each story of the week brought; undefined when nothing came and none was live. */
export const weekStoryLines = (facts: WeekFacts): Mrkdwn | undefined =>
  storyLines(sayMrkdwn(facts.account.language, 'week.stories'), facts, facts.account);

/** One story may have been lucky. */
const fewestStories = 3;

/** The hours at which stories brought most, of those with stories enough; undefined when none was posted. */
export function postingLines({ postingHours, account: { language } }: WeekFacts): Mrkdwn | undefined {
  if (postingHours.length === 0) return undefined;
  const enough = postingHours.filter(({ stories }) => stories >= fewestStories);
  const lines = enough.slice(0, mostHours).map((hour) => postingLine(hour, language));
  return joinMrkdwn(
    [
      bold(sayMrkdwn(language, 'week.posting')),
      ...(lines.length > 0 ? lines : [sayMrkdwn(language, 'week.postingTooFew', { fewest: fewestStories })]),
    ],
    '\n',
  );
}

const postingLine = ({ hour, stories, leadsPerStory, replied }: PostingHour, language: Language) =>
  sayMrkdwn(language, 'week.postingHour', {
    hours: trusted(hoursWords(hour, hour + 1)),
    leads: trusted(numberWords(leadsPerStory, language)),
    stories,
    share: trusted(shareWords(replied, language)),
  });

/** With what the week is compared, and up to when its figures count. */
export const weekFootLines = ({ before, asOf, account }: WeekFacts): Mrkdwn[] => [
  sayMrkdwn(account.language, 'digest.asOf', { when: slackDate(asOf, 'moment', account) }),
  sayMrkdwn(account.language, before ? 'week.compared' : 'week.first'),
];
