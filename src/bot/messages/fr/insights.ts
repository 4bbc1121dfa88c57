import type { englishInsights } from '../en/insights.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchInsights = {
  'insights.line': 'Instagram : {figures}',
  'insights.asOf': 'relevé {when} ({ago})',
  'insights.none': 'Instagram ne montre aucun chiffre : {why}',
  'insights.reach': 'couverture de {count, number}',
  'insights.noReach': 'couverture inconnue ({why})',
  'insights.views': '{count, plural, one {# vue} many {# de vues} other {# vues}}',
  'insights.noViews': 'vues inconnues ({why})',
  'insights.replies': '{count, plural, one {# réponse} many {# de réponses} other {# réponses}}',
  'insights.repliesReceived':
    '{count, plural, one {# réponse} many {# de réponses} other {# réponses}} selon notre compte',
  'insights.tapsForward':
    '{count, plural, one {# appui pour avancer} many {# d’appuis pour avancer} other {# appuis pour avancer}}',
  'insights.tapsBack':
    '{count, plural, one {# appui pour revenir} many {# d’appuis pour revenir} other {# appuis pour revenir}}',
  'insights.exits': '{count, plural, one {# sortie} many {# de sorties} other {# sorties}}',
  'insights.swipesForward':
    '{count, plural, one {# passage au compte suivant} many {# de passages au compte suivant} other {# passages au compte suivant}}',
  'insights.shares': '{count, plural, one {# partage} many {# de partages} other {# partages}}',
  'insights.follows':
    '{count, plural, one {# nouvel abonnement} many {# de nouveaux abonnements} other {# nouveaux abonnements}}',
  'insights.profileVisits':
    '{count, plural, one {# visite du profil} many {# de visites du profil} other {# visites du profil}}',
  'missing.too-few-viewers': 'moins de cinq viewers',
  'missing.not-reported': 'rien de communiqué',
  'missing.region': 'pas compté ici',
  'missing.not-permitted': 'pas d’accès aux statistiques',
  'missing.floor': 'moins de cinq',
  'missing.not-offered': 'pas proposé pour cette story',
  'results.opened': 'en tout : {hot, number} chauds et {warm, number} tièdes',
  'results.answered': 'contactés : {count, number}',
  'results.won': 'gagnés : {count, number}',
  'results.wonWorth': 'gagnés : {count, number}, pour {value}',
} as const satisfies TranslationOf<typeof englishInsights>;
