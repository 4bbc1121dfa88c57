import type { englishPace } from '../en/pace.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchPace = {
  'pace.title': 'Vandaag tot nu toe',
  'pace.none': 'Er is vandaag nog niemand gekomen.',
  'pace.desk':
    '{opened, plural, one {Eén lead} other {# leads}}, beantwoord: {answered} · eerste antwoord (mediaan): {median} · antwoordden: {replied}',
  'pace.won': '{count, plural, one {één conversie} other {# conversies}}',
  'pace.mine':
    'Jij: {answered, plural, one {één lead als eerste beantwoord} other {# leads als eerste beantwoord}}, mediaan {median} · {sent, plural, one {één bericht} other {# berichten}} · antwoordden: {replied}',
  'pace.noneMine': 'Jij: vandaag nog niemand beantwoord',
} as const satisfies TranslationOf<typeof englishPace>;
