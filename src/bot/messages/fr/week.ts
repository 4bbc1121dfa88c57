import type { englishWeek } from '../en/week.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchWeek = {
  'week.title': 'Semaine du {days}',
  'week.quiet': 'Rien ne s’est passé dans la semaine du {days}.',
  'week.templates': 'Modèles de la semaine',
  'week.noTemplates': 'Aucun modèle envoyé.',
  'week.template': '{wording} : envoyé {sent, plural, one {# fois} many {# de fois} other {# fois}}, réponses {share}',
  'week.bounds': '{share}, {interval}',
  'week.sold': 'ventes {share}',
  'week.advice.drop': 'à abandonner',
  'week.advice.rewrite': 'à réécrire',
  'week.advice.keep': 'à garder',
  'week.advice.not-enough': 'pas assez de données',
  'week.nothingToDrop': 'Rien à abandonner ni à réécrire.',
  'week.tooFewForCurve': 'Trop peu de réponses pour une courbe : il en faut {floor, number} à deux vitesses au moins.',
  'week.slowest': 'Heures les plus lentes',
  'week.fastest': 'Heures les plus rapides',
  'week.hour': '{hours} : {median} (traités : {count, number})',
  'week.stories': 'Stories comparées',
  'week.posting': 'Heures où publier, d’après les quatre dernières semaines',
  'week.postingHour':
    '{hours} : {leads} prospects par story ({stories, plural, one {# story} many {# de stories} other {# stories}}), réponses {share}',
  'week.postingTooFew': 'Trop peu de stories pour le dire : il en faut {fewest, number} publiées à la même heure.',
  'week.first': 'Première semaine : rien encore à comparer.',
  'week.compared': 'La semaine d’avant est prise comme on la connaissait le lundi suivant.',
} as const satisfies TranslationOf<typeof englishWeek>;
