import type { englishDigestAnswers } from '../en/digest-answers.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchDigestAnswers = {
  'digestAnswer.claimed':
    '{count, plural, one {Eén lead is van jou:} other {# leads zijn van jou:}} {who}. Elk blijft {minutes, plural, one {een minuut} other {# minuten}} van jou; alles wat je ermee doet verlengt dat.',
  'digestAnswer.requeued':
    '{count, plural, =0 {Niets is nog te laat.} one {Eén lead staat weer in de wachtrij.} other {# leads staan weer in de wachtrij.}}',
  'digestAnswer.paused':
    '“{title}” is gepauzeerd: niemand krijgt hem nog aangeboden. Zet hem terug in /storydesk templates.',
  'digestAnswer.pausedBefore': '“{title}” was al gepauzeerd.',
  'digestAnswer.report': 'Het volledige rapport komt in de thread.',
  'digestAnswer.reportThere': 'Het volledige rapport staat al in de thread.',
  'digestAnswer.hourChanged': 'Vanaf nu komt het overzicht om {time}. Het volgende: {when}.',
  'digestAnswer.hourFixed':
    'Het instellingenbestand zegt dat het overzicht om {time} komt. Alleen daar kan dat anders.',
  'digestAnswer.notADay': '“{typed}” is geen dag. Schrijf er een als {example}, of today, yesterday of week.',
  'digestAnswer.notYet': '{day} is nog niet begonnen: er valt nog niets te tellen.',
  'digestHour.title': 'Overzicht',
  'digestHour.intro': 'Het overzicht vertelt iedereen in {desk} over de dag ervoor.',
  'digestHour.label': 'Komt om',
  'digestHour.hint': 'Tijd in {zone}',
  'digestHour.submit': 'Uur wijzigen',
} as const satisfies TranslationOf<typeof englishDigestAnswers>;
