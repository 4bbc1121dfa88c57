/** Today so far, in App Home. */
export const englishPace = {
  'pace.title': 'Today so far',
  'pace.none': 'Nobody has come yet today.',
  'pace.desk':
    '{opened, plural, one {One lead} other {# leads}}, answered: {answered} · first answer (median): {median} · replied: {replied}',
  'pace.won': '{count, plural, one {one conversion} other {# conversions}}',
  'pace.mine':
    'You: {answered, plural, one {one lead answered first} other {# leads answered first}}, median {median} · {sent, plural, one {one message} other {# messages}} · replied: {replied}',
  'pace.noneMine': 'You: nobody answered yet today',
} as const;
