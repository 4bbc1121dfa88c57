import type { englishWeek } from '../en/week.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchWeek = {
  'week.title': 'Week van {days}',
  'week.quiet': 'In de week van {days} gebeurde er niets.',
  'week.templates': 'Sjablonen van de week',
  'week.noTemplates': 'Er is geen sjabloon verstuurd.',
  'week.template': '{wording}: {sent, number} keer verstuurd, reacties {share}',
  'week.bounds': '{share}, {interval}',
  'week.sold': 'verkocht {share}',
  'week.advice.drop': 'laten vallen',
  'week.advice.rewrite': 'herschrijven',
  'week.advice.keep': 'houden',
  'week.advice.not-enough': 'te weinig gegevens',
  'week.nothingToDrop': 'Niets om te laten vallen of te herschrijven.',
  'week.tooFewForCurve':
    'Te weinig antwoorden voor een curve: er zijn er {floor, number} nodig bij elk van twee snelheden.',
  'week.slowest': 'Traagste uren',
  'week.fastest': 'Snelste uren',
  'week.hour': '{hours}: {median} ({count, number} beantwoord)',
  'week.stories': 'Story’s vergeleken',
  'week.posting': 'Uren om te plaatsen, naar de laatste vier weken',
  'week.postingHour':
    '{hours}: {leads} leads per story ({stories, plural, one {# story} other {# story’s}}), reacties {share}',
  'week.postingTooFew': 'Te weinig story’s om iets te zeggen: er zijn er {fewest, number} op hetzelfde uur nodig.',
  'week.first': 'Eerste week: nog niets om mee te vergelijken.',
  'week.compared': 'De week ervoor telt zoals bekend op de maandag erna.',
} as const satisfies TranslationOf<typeof englishWeek>;
