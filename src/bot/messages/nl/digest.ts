import type { englishDigest } from '../en/digest.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchDigest = {
  'digest.title': 'Overzicht van {day}',
  'digest.titleSoFar': 'Tussenstand van {day}',
  'digest.quiet': 'Op {day} gebeurde er niets, en er wacht niets.',
  'digest.quietSoFar': 'Op {day} is er nog niets gebeurd, en er wacht niets.',
  'digest.waiting': 'Wacht op {when}',
  'digest.unclaimed': 'nog van niemand: {hot, number} heet en {warm, number} warm',
  'digest.oldestHot': 'de langst wachtende hete sinds {when}',
  'digest.missed':
    '{count, plural, one {# lead is te laat: wij zijn aan zet} other {# leads zijn te laat: wij zijn aan zet}}',
  'digest.unconfirmed':
    'niemand weet of {count, plural, one {# bericht is aangekomen} other {# berichten zijn aangekomen}}',
  'digest.response': 'Eerste antwoord (mediaan)',
  'digest.p90': 'negen van de tien binnen {duration}',
  'digest.worked': 'in werktijd: {duration}',
  'digest.inTime': 'op tijd: {share}',
  'digest.replyRate': 'Reageerden',
  'digest.conversions': 'Conversies',
  'digest.wonRate': 'van wie antwoord kreeg: {share}',
  'digest.withoutValue': '{count, plural, one {# zonder bedrag} other {# zonder bedrag}}',
  'digest.refunds': '{count, plural, one {# terugbetaling} other {# terugbetalingen}}',
  'digest.leads': '{count, plural, one {# lead} other {# leads}}',
  'digest.hotAnswered': 'heet beantwoord: {share}',
  'digest.warmAnswered': 'warm beantwoord: {share}',
  'digest.sent': '{count, plural, one {# bericht verstuurd} other {# berichten verstuurd}}',
  'digest.seen': 'gelezen: {share}',
  'digest.clicked': 'links gevolgd: {share}',
  'digest.perLead': '{value} per lead',
  'digest.cost': 'kosten {cost}',
  'digest.costPerLead': 'kosten per lead {cost}',
  'digest.roi': 'ROI {roi}',
  'digest.unattributed': 'niet aan een bericht van ons toe te schrijven: {count, number} van {all, number}',
  'digest.unattributedWorth':
    'niet aan een bericht van ons toe te schrijven: {count, number} van {all, number}, {value}',
  'digest.wordings': 'Sjablonen, laatste twee weken',
  'digest.best': 'Beste: {wording}, {share} reageerden, {interval}',
  'digest.losing': 'Verliest: {wording}, {share} reageerden, {interval}',
  'digest.noneLosing': 'Geen enkele is zeker slechter.',
  'digest.sameTemplate':
    'Het is een andere versie van het beste sjabloon: herschrijf die liever dan ze allebei te pauzeren.',
  'digest.tooFew':
    'Te weinig gegevens: {count, plural, one {# versie is} other {# versies zijn}} minder dan {floor, number} keer verstuurd.',
  'digest.stories': 'Story’s van de dag',
  'digest.story':
    '{story}: {opened, plural, one {# lead} other {# leads}}, beantwoord: {answered, number}, reageerden: {replied, number}',
  'digest.noStory': 'Niet van een story',
  'digest.unknownStory': 'Een story die niet meer bewaard is',
  'digest.missedDays':
    'Er kwam geen overzicht van {days}: het kon toen niet geplaatst worden. Bekijk er een met {command}.',
  'digest.firstDay': 'Eerste {weekday}: nog niets om mee te vergelijken.',
  'digest.usual':
    'Gewoonlijk: {weeks, plural, one {de {weekday} ervoor} other {het gemiddelde van de laatste # {weekday}en}}, telkens zoals bekend op de ochtend erna.',
  'digest.asOf': 'Stand van {when}.',
  'digest.soFar': 'De dag is nog niet voorbij.',
  'digest.requeueTitle': 'Te late leads terugzetten?',
  'digest.requeueText':
    'Wie een lead heeft en te laat is, raakt hem kwijt aan de wachtrij, waar iedereen hem kan pakken. Wie er net een heeft gepakt, houdt hem.',
  'digest.requeueYes': 'Terugzetten',
  'digest.pause': 'Pauzeer “{title}”',
  'digest.pauseTitle': 'Dit sjabloon pauzeren?',
  'digest.pauseText':
    '“{title}” gaat naar het archief, met al zijn talen en varianten: niemand krijgt het nog aangeboden tot een manager het terugzet. Wat verstuurd is, blijft zo.',
  'digest.pauseYes': 'Pauzeren',
  'digest.pauseNo': 'Laten staan',
  'button.claimLeftovers': 'Ik pak de rest',
  'button.requeueMissed': 'Te late terug in de rij',
  'button.fullReport': 'Volledig rapport',
  'button.changeHour': 'Tijd wijzigen',
} as const satisfies TranslationOf<typeof englishDigest>;
