import type { englishCard } from '../en/card.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchCard = {
  'card.tier': '{segment} {score, number}',
  'card.unsent': 'Het bericht is ingetrokken.',
  'card.unreadable': 'Instagram laat ons dit bericht niet lezen. Open de chat om het te zien.',
  'card.attachments': 'Stuurde {what}. Open de chat om het te zien.',
  'card.firstTime': 'voor het eerst hier',
  'card.earlier': 'al {count, plural, one {# keer} other {# keer}} eerder hier',
  'card.signals': '{count, plural, one {# signaal} other {# signalen}} in totaal',
  'card.followsUs': 'volgt ons',
  'card.passed': '{count, plural, one {# collega heeft gepast} other {# collega’s hebben gepast}}',
  'card.claimBy': 'Oppakken vóór {when}',
  'card.answerBy': 'Antwoorden vóór {when}',
  'card.claimed': '{owner} heeft ’m tot {until}',
  'card.windowEnds': 'antwoorden kan tot {when}',
  'card.noWindow': 'antwoorden kan nog niet: deze persoon heeft niet geschreven',
  'card.dismissed': '{who} · geen lead volgens {by} · {when}',
  'card.dismissedByUs': '{who} · geen lead · {when}',
  'card.putAside': '{who} · geen lead',
  'card.duplicate': '{who} · zelfde persoon als op een andere kaart: ga daar verder',
  'notification.open': '{tier} · {who} {did} · {deadline}',
  'notification.openWithWords': '{tier} · {who}: “{words}” · {deadline}',
  'notification.claimed': '{tier} · {who} · opgepakt door {owner} tot {until}',
  'why.title': 'Waarom {who} {segment} is, met {score, number} van 100 punten',
  'why.hotRule':
    'Heet: schreef of tikte iets aan in de laatste {days, plural, one {# dag} other {# dagen}}. Eén hiervan is genoeg:',
  'why.warmRule': 'Warm: kwam terug of kwam dichterbij, zonder te schrijven:',
  'why.weight': '{reason} · elk {points, plural, one {# punt} other {# punten}}',
  'why.lastAt': 'laatst {when}',
  'why.fading':
    'Punten halveren elke {hours, plural, one {# uur} other {# uur}}; wat ouder is dan {days, plural, one {# dag} other {# dagen}} telt niet meer mee.',
  'why.faded': 'Dat was toen ze voor het laatst iets deden; nu zou het {score, number} zijn.',
  'why.noReasons': 'Wat deze persoon {segment} maakte, telt intussen niet meer mee.',
  'why.since': '{segment} sinds {when}.',
  'why.claimBy': 'Op te pakken vóór {when}.',
  'why.answerBy': 'Te beantwoorden vóór {when}.',
  'why.leaseUntil': 'Opgepakt door {owner} tot {when}; daarna terug in de wachtrij.',
  'why.windowEnds': 'Instagram laat ons vrij antwoorden tot {when}: 24 uur na het laatste bericht.',
  'why.windowEnded':
    'Instagram liet ons vrij antwoorden tot {when}; sindsdien kan dat pas weer als deze persoon opnieuw schrijft.',
  'why.noWindow': 'Deze persoon heeft niet geschreven, dus Instagram laat niemand via de API het gesprek beginnen.',
} as const satisfies TranslationOf<typeof englishCard>;
