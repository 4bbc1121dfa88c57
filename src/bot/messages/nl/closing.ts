import type { englishClosing } from '../en/closing.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchClosing = {
  'lost.no-answer': 'geen antwoord',
  'lost.too-expensive': 'te duur',
  'lost.bought-elsewhere': 'elders gekocht',
  'lost.not-for-them': 'past niet',
  'lost.other': 'andere reden',
  'closing.note': 'Notitie',
  'closing.noteHint': 'Voor het team; de persoon ziet dit nooit.',
  'closing.cancel': 'Annuleren',
  'reopen.title': 'Geen berichten meer',
  'reopen.text': 'Deze persoon wil niets meer van ons horen. Heropen alleen als die daarom vroeg.',
  'reopen.leave': 'Laten staan',
  'won.title': 'Gewonnen',
  'won.submit': 'Gewonnen',
  'won.intro': 'Wat leverde {who} op?',
  'won.amount': 'Waarde',
  'won.amountHint':
    'Een getal boven 0, zoals 49 of 49,90, zonder scheidingsteken voor duizendtallen. Laat leeg als je het niet weet.',
  'won.currency': 'Munt',
  'won.currencyHint': 'Drie letters, zoals EUR.',
  'won.notAnAmount':
    'Schrijf een getal boven 0, zoals 49 of 49,90: niet meer decimalen dan de munt heeft, en geen scheidingsteken voor duizendtallen.',
  'won.unknownCurrency': 'Die munt bestaat niet. Schrijf drie letters, zoals EUR.',
  'won.notACard':
    '‘Log conversion’ werkt op de kaart van een kijker en in de thread ervan: daar weet ik wie je bedoelt.',
  'lost.title': 'Verloren',
  'lost.submit': 'Verloren',
  'lost.intro': 'Waarom werd het niets met {who}?',
  'lost.reason': 'Reden',
  'snooze.title': 'Later',
  'snooze.submit': 'Uitstellen',
  'snooze.intro': 'Stel {who} uit. De lead komt eerder terug als deze persoon iets doet.',
  'snooze.until': 'Tot',
  'snooze.hour': 'over een uur',
  'snooze.threeHours': 'over drie uur',
  'snooze.tomorrow': 'morgen om 9.00 uur',
  'snooze.twoDays': 'over twee dagen',
  'snooze.other': 'Of op een ander moment',
  'snooze.otherHint': 'Geldt in plaats van de keuze hierboven.',
  'optOut.title': 'Geen berichten meer',
  'optOut.submit': 'Bevestigen',
  'optOut.ask':
    'Niemand schrijft {who} dan nog: wat klaarstaat om te versturen wordt tegengehouden, en nieuwe signalen openen geen kaart. Alleen een manager kan dit ongedaan maken.',
} as const satisfies TranslationOf<typeof englishClosing>;
