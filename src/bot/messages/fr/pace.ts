import type { englishPace } from '../en/pace.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchPace = {
  'pace.title': 'Aujourd’hui jusqu’ici',
  'pace.none': 'Personne n’est encore venu aujourd’hui.',
  'pace.desk':
    '{opened, plural, one {Un prospect} many {# de prospects} other {# prospects}}, répondus : {answered} · première réponse (médiane) : {median} · ont répondu : {replied}',
  'pace.won': '{count, plural, one {une conversion} many {# de conversions} other {# conversions}}',
  'pace.mine':
    'Toi : {answered, plural, one {un prospect répondu en premier} many {# de prospects répondus en premier} other {# prospects répondus en premier}}, médiane {median} · {sent, plural, one {un message} many {# de messages} other {# messages}} · ont répondu : {replied}',
  'pace.noneMine': 'Toi : encore personne à qui tu aies répondu aujourd’hui',
} as const satisfies TranslationOf<typeof englishPace>;
