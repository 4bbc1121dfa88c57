import type { Figures } from '../figures/figures.ts';
import type { Rate } from '../figures/rate.ts';
import type { StoryId } from '../ids.ts';
import type { Story } from '../story/story.ts';
import type { LatestInsights } from '../story/story-insights.ts';
import type { Account } from '../team/account.ts';
import type { Template } from '../template/template.ts';
import type { TemplateStanding } from './judge-templates.ts';

/** Everything the weekly review shows: Monday to Sunday. */
export interface WeekFacts {
  readonly account: Account;
  readonly asOf: Date;
  readonly figures: Figures;
  /** The week before, as known on its own Monday; undefined when the desk is younger. */
  readonly before: Figures | undefined;
  readonly templates: TemplateStanding;
  readonly library: readonly Template[];
  readonly stories: readonly Story[];
  /** What Instagram told of them by then. */
  readonly insights: ReadonlyMap<StoryId, LatestInsights>;
  /** Of the last four weeks: what stories brought, by the hour of the day they were posted; the best first. */
  readonly postingHours: readonly PostingHour[];
}

export interface PostingHour {
  /** 0 to 23, in the account's time zone. */
  readonly hour: number;
  readonly stories: number;
  /** Leads per story. */
  readonly leadsPerStory: number;
  readonly replied: Rate;
}
