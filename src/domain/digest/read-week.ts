import type { Stores } from '../database.ts';
import type { Figures } from '../figures/figures.ts';
import type { LeadFacts } from '../figures/lead-facts.ts';
import { daysUntil, spanOf } from '../figures/period.ts';
import { rateOf } from '../figures/rate.ts';
import { readFigures } from '../figures/read-figures.ts';
import { addLocalDays, localDayOf, localHourOf, sameClockTime } from '../local-day.ts';
import type { Story } from '../story/story.ts';
import type { DeskSettings } from '../team/settings.ts';
import { workingHoursOf } from './digest-hours.ts';
import { judgeTemplates } from './judge-templates.ts';
import { type AskedDigest, readTemplates, templateDays } from './read-digest.ts';
import type { PostingHour, WeekFacts } from './week-facts.ts';

/** The hours to post are told from so many days. */
const postingDays = 28;

/** Reads the review of the seven days that end with `asked.day`. */
export async function readWeek(stores: Stores, settings: DeskSettings, asked: AskedDigest): Promise<WeekFacts> {
  const { accounts, day, asOf } = asked;
  const [account] = accounts;
  const { timeZone, team } = account;
  const whose = { team, accounts: accounts.map(({ id }) => id) };
  const hours = workingHoursOf(settings.digest, account);
  const period = daysUntil(day, 7, timeZone);
  const figures = await readFigures(stores, settings, whose, period, hours, asOf);
  const postingSpan = spanOf(daysUntil(day, postingDays, timeZone));
  const stories = await stores.figures.stories(whose, postingSpan, storiesOf(figures));
  return {
    account,
    asOf,
    figures,
    before: await readBefore(stores, settings, asked),
    templates: judgeTemplates(
      await readTemplates(stores, settings, whose, daysUntil(day, templateDays, timeZone), asOf),
    ),
    library: await stores.templates.all(team),
    stories,
    insights: await stores.insights.latestOf(team, stories, asOf),
    postingHours: postingHours(
      stories.filter(({ postedAt }) => postedAt >= postingSpan.from),
      await stores.figures.leads(whose, postingSpan, asOf),
      timeZone,
    ),
  };
}

async function readBefore(
  stores: Stores,
  settings: DeskSettings,
  { accounts, day, asOf }: AskedDigest,
): Promise<Figures | undefined> {
  const [account] = accounts;
  const { timeZone, team } = account;
  const whose = { team, accounts: accounts.map(({ id }) => id) };
  const began = await stores.figures.since(whose);
  const period = daysUntil(addLocalDays(day, -7), 7, timeZone);
  if (!began || localDayOf(began, timeZone) > period.from) return undefined;
  const hours = workingHoursOf(settings.digest, account);
  return readFigures(stores, settings, whose, period, hours, sameClockTime(asOf, -7, timeZone));
}

const storiesOf = ({ byStory }: Figures) => byStory.flatMap(({ story }) => story ?? []);

function postingHours(stories: readonly Story[], leads: readonly LeadFacts[], timeZone: string): PostingHour[] {
  const leadsOf = Map.groupBy(leads, ({ story }) => story);
  const byHour = Map.groupBy(stories, ({ postedAt }) => localHourOf(postedAt, timeZone));
  return [...byHour]
    .map(([hour, posted]) => {
      const brought = posted.flatMap(({ id }) => leadsOf.get(id) ?? []);
      const answered = brought.filter(({ answer }) => answer);
      return {
        hour,
        stories: posted.length,
        leadsPerStory: brought.length / posted.length,
        replied: rateOf(answered, ({ repliedAt }) => repliedAt !== undefined),
      };
    })
    .toSorted((a, b) => b.leadsPerStory - a.leadsPerStory || a.hour - b.hour);
}
