/** Noting money spent. */
export const englishCosts = {
  'cost.title': 'Money spent',
  'cost.submit': 'Note it',
  'cost.account': 'Account',
  'cost.amount': 'Amount',
  'cost.amountHint': 'A number above 0, such as 120 or 49.90, without separators for thousands.',
  'cost.from': 'From',
  'cost.to': 'To',
  'cost.toHint': 'Both days count, and the amount is spread evenly over all of them.',
  'cost.campaign': 'Campaign',
  'cost.campaignHint': 'What it is called elsewhere too. Leave it empty when the money was for no campaign.',
  'cost.endsBeforeStart': 'This is before the first day. Choose a later one.',
  'cost.tooManyDays': 'At most {days, number} days: note a longer time in parts.',
  'cost.notACampaign': 'Write the name on one line, with at most 200 characters.',
  'cost.noted': 'Noted: {amount}, {days}.',
  'cost.notedFor': 'Noted: {amount} for {campaign}, {days}.',
} as const;
