/** A promise that was broken, and how. */
export interface Violation {
  readonly rule: Rule;
  readonly detail: string;
}

/** The promises of docs/reliability.md. */
export const rules = [
  'a touch is delivered at most once',
  'what is said of a touch is true',
  'what may have arrived is not sent again by itself',
  'what is said of a lead is true',
  'every touch is settled or waits in sight',
  'a lead has one card',
  'two cards never stand for more than five minutes',
  'a card shows the state of its lead',
  'nothing is sent without a begun touch',
  'nothing is sent after an opt-out',
  'nothing is sent outside a window',
  'unsent words are shown nowhere',
  'a lead has one owner at a time',
  'a digest is posted once a day',
  'every day has its digest',
  'a digest is about the day before',
  'a digest comes at its time',
  'an opt-out is heeded',
  'what was answered 200 is stored',
  'what was stored is read',
  'every word of a viewer is known',
  'every change has a cause, in one unbroken row',
  'budgets are kept',
  'nobody else’s channel is written to',
  'queues come to rest',
  'Storydesk comes to rest and runs',
  'nothing fails that has no reason to',
] as const;
export type Rule = (typeof rules)[number];
