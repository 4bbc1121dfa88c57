import { oldestDays } from '../domain/conversion/read-moment.ts';
import type { FieldProblem } from '../domain/conversion/read-told-conversion.ts';
import { mostCostDays } from '../domain/cost/cost-days.ts';
import type { CostProblem } from '../domain/cost/read-told-cost.ts';

type Problem = FieldProblem | CostProblem;

/** What is wrong with a field of a conversion or a cost, and what to write, for whoever made the file or the call. */
export const problemWords = (problem: Problem): string =>
  problem.kind === 'missing'
    ? `${problem.field} is missing: ${examples[problem.field]}`
    : `${problem.field} ${complaints[problem.kind]}`;

/** What to write where nothing stands. */
const examples: Readonly<Record<Problem['field'], string>> = {
  id: 'give each one an id that is never used again, such as the number of the order or the invoice',
  happened_at: 'write 2026-11-26T14:30:00+01:00, or 2026-11-26 14:30 or 2026-11-26 in the time zone of the account',
  starts_on: 'write the first day, such as 2026-11-26',
  ends_on: 'write the last day, such as 2026-11-30',
  amount: 'write a number above 0, such as 49 or 49.90',
  currency: 'write its three letters, such as EUR',
  user_name: 'write the Instagram user name, such as @anna.smith',
  igsid: 'write the id that Instagram gives the person, digits only',
  type: 'write sale or refund',
  refunds: 'write the id of the sale',
  story: 'write the id of the story',
  campaign: 'write its name',
};

const complaints: Readonly<Record<Exclude<Problem['kind'], 'missing'>, string>> = {
  'not-a-key': 'must have at most 200 characters, and no line breaks or other control characters',
  'not-a-campaign': 'must have at most 200 characters, and no line breaks or other control characters',
  reserved: 'begins with a word that Storydesk keeps for what is entered in Slack; choose another',
  'not-a-moment': `is no date and time; ${examples.happened_at}`,
  'in-the-future': 'is still to come; write when it happened',
  'too-long-ago': `is more than ${oldestDays} days ago; take it out`,
  'not-an-amount':
    'must be a number above 0, for refunds too, such as 49 or 49.90: no more decimals than the currency has, and ' +
    'no separators for thousands',
  'unknown-currency': 'is no currency; write its three letters, such as EUR',
  'not-a-user-name': `is no Instagram user name; ${examples.user_name}`,
  'not-an-igsid': `must be digits only; ${examples.igsid}, and format the column as text`,
  'not-a-type': `is unknown; ${examples.type}`,
  'only-for-refunds': 'is there, but this is a sale; write refund in the column type, or leave it empty',
  'not-a-day': 'is no day; write it as 2026-11-26',
  'ends-before-start': 'is before starts_on; write the last day, or leave it empty for a single day',
  'too-many-days': `is more than ${mostCostDays} days after starts_on; split the cost`,
  'unknown-story': 'is no story of this account; write its id as Instagram gives it, or leave it empty',
};
