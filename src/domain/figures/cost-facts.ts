import type { StoryId } from '../ids.ts';
import type { Money } from '../lead/money.ts';
import type { LocalDay } from '../local-day.ts';

/** Money spent over whole local days, both included, so much each day. */
export interface CostFacts {
  readonly key: string;
  readonly startsOn: LocalDay;
  readonly endsOn: LocalDay;
  readonly story: StoryId | undefined;
  readonly campaign: string | undefined;
  readonly amount: Money;
}
