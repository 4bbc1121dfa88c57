import type { Stores } from '../database.ts';
import { reckonFigures } from '../figures/figures.ts';
import type { Whose } from '../figures/figures-reader.ts';
import { factsAsOf, type LeadFacts } from '../figures/lead-facts.ts';
import { dayPeriod, daysOf, daysUntil, type Period, spanOf } from '../figures/period.ts';
import { readFigures } from '../figures/read-figures.ts';
import { addLocalDays, type LocalDay, type LocalTime, localDayOf, sameClockTime, timeOfDay } from '../local-day.ts';
import type { Account } from '../team/account.ts';
import type { DeskSettings } from '../team/settings.ts';
import type { DigestFacts, TrendDay } from './digest-facts.ts';
import { workingHoursOf } from './digest-hours.ts';
import { judgeTemplates } from './judge-templates.ts';
import { readWaits } from './read-waits.ts';
import { usualDay, usualWeeks } from './usual-day.ts';

const trendDays = 7;
/** So long a wording is tried before it is judged: one week hides what weekdays do. */
export const templateDays = 14;

/** Which digest is read. */
export interface AskedDigest {
  /** The accounts of one desk, at least one; the first one's language, zone and hours count. */
  readonly accounts: readonly [Account, ...Account[]];
  readonly day: LocalDay;
  readonly asOf: Date;
  /** The time at which the desk's digests come: earlier days are compared as they were known then. */
  readonly at: LocalTime;
}

/** Reads the digest of one day: that day, four of the same weekday, the week before and two weeks of messages. */
export async function readDigest(
  stores: Stores,
  settings: DeskSettings,
  { accounts, day, asOf, at }: AskedDigest,
  now: Date,
): Promise<DigestFacts> {
  const [account] = accounts;
  const { timeZone, team } = account;
  const whose: Whose = { team, accounts: accounts.map(({ id }) => id) };
  const hours = workingHoursOf(settings.digest, account);
  const figuresOf = (one: LocalDay, known: Date) =>
    readFigures(stores, settings, whose, dayPeriod(one, timeZone), hours, known);

  const figures = await figuresOf(day, asOf);
  const began = await stores.figures.since(whose);
  const firstDay = began && localDayOf(began, timeZone);
  const isSoFar = asOf < spanOf(dayPeriod(day, timeZone)).until;
  const earlier = [];
  for (let week = 1; week <= usualWeeks; week += 1) {
    const then = addLocalDays(day, -7 * week);
    if (firstDay === undefined || then < firstDay) break;
    earlier.push(await figuresOf(then, sameClockTime(asOf, -7 * week, timeZone)));
  }
  const stories = await stores.figures.stories(
    whose,
    spanOf(dayPeriod(day, timeZone)),
    figures.byStory.flatMap(({ story }) => story ?? []),
  );
  return {
    account,
    day,
    asOf,
    isSoFar,
    isPosted: (await stores.digests.find(team, account.desk, day)) !== undefined,
    figures,
    usual: usualDay(earlier),
    waits: await readWaits(stores, settings, whose, account, now),
    trend: await readTrend(stores, whose, daysUntil(day, trendDays, timeZone), asOf, at),
    templates: judgeTemplates(
      await readTemplates(stores, settings, whose, daysUntil(day, templateDays, timeZone), asOf),
    ),
    library: await stores.templates.all(team),
    stories,
    insights: await stores.insights.latestOf(team, stories, asOf),
    missedDays: await readMissed(stores, account, day, at, now),
  };
}

async function readTrend(
  stores: Stores,
  whose: Whose,
  period: Period,
  asOf: Date,
  at: LocalTime,
): Promise<readonly TrendDay[]> {
  const { timeZone } = period;
  const leads = await stores.figures.leads(whose, spanOf(period), asOf);
  const byDay = Map.groupBy(leads, ({ openedAt }) => localDayOf(openedAt, timeZone));
  return daysOf(period).map((day) => {
    const nextMorning = timeOfDay(addLocalDays(day, 1), at, timeZone);
    const known = nextMorning < asOf ? nextMorning : asOf;
    return trendDay(
      day,
      (byDay.get(day) ?? []).map((lead) => factsAsOf(lead, known)),
    );
  });
}

const trendDay = (day: LocalDay, leads: readonly LeadFacts[]): TrendDay => ({
  day,
  opened: leads.length,
  answered: leads.filter(({ answer }) => answer).length,
  replied: leads.filter(({ repliedAt }) => repliedAt).length,
});

/** What became of the messages of a period, wording by wording. */
export async function readTemplates(
  stores: Stores,
  { rhythm, money }: DeskSettings,
  whose: Whose,
  period: Period,
  asOf: Date,
) {
  const span = spanOf(period);
  const touches = await stores.figures.touches(whose, span, asOf);
  const conversions = await stores.figures.conversions(whose, span, asOf);
  const facts = { leads: [], touches, conversions, costs: [] };
  const { timeZone } = period;
  return reckonFigures(facts, { period, rhythm, money, hours: undefined, timeZone, asOf }).byTemplate;
}

/** Days before this one without a digest, back to the last that had one; a week at most. */
async function readMissed(
  stores: Stores,
  account: Account,
  day: LocalDay,
  at: LocalTime,
  now: Date,
): Promise<LocalDay[]> {
  const made = await stores.digests.lastDays(account.team, account.desk, 30);
  const last = made.find((one) => one < day);
  if (last === undefined) return [];
  const missed: LocalDay[] = [];
  for (let one = addLocalDays(last, 1); one < day; one = addLocalDays(one, 1)) {
    // Before its time a digest is not missing.
    if (timeOfDay(addLocalDays(one, 1), at, account.timeZone) < now) missed.push(one);
  }
  return missed.slice(-7);
}
