import type { englishPace } from '../en/pace.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchPace = {
  'pace.title': 'Aujourd’hui jusqu’ici',
  'pace.none': 'Personne n’est encore venu aujourd’hui.',
  'pace.desk':
    '{opened, plural, one {Un prospect} many {# de prospects} other {# prospects}}, traités : {answered} · première réponse (médiane) : {median} · ont répondu : {replied}',
  'pace.won': '{count, plural, one {une conversion} many {# de conversions} other {# conversions}}',
  'pace.mine':
    'Toi : {answered, plural, one {un prospect traité en premier} many {# de prospects traités en premier} other {# prospects traités en premier}}, médiane {median} · {sent, plural, one {un message} many {# de messages} other {# messages}} · ont répondu : {replied}',
  'pace.noneMine': 'Toi : encore aucun prospect traité aujourd’hui',
} as const satisfies TranslationOf<typeof englishPace>;
