import type { englishCapture } from '../en/capture.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchCapture = {
  'capture.title': 'Kijkers vastleggen',
  'capture.read': 'Controleren',
  'capture.save': 'Opslaan',
  'capture.cancel': 'Annuleren',
  'capture.done': 'Klaar',
  'capture.intro':
    'Open de story in Instagram, veeg omhoog voor de kijkers, kopieer de namen en plak ze hier. Er wordt niets opgeslagen voordat je hebt gezien wat er begrepen is.',
  'capture.noStory': 'Er staat geen story live. Open er zelf een met /storydesk story en leg dan de kijkers vast.',
  'capture.story': 'Story',
  'capture.storyPlaceholder': 'Kies een story',
  'capture.names': 'Kijkers',
  'capture.moreNames': 'Nog meer kijkers',
  'capture.namesHint': 'Eén naam per regel, zoals Instagram ze toont; tot 3.000 tekens per vak.',
  'capture.moreHint': 'Alleen als het eerste vak vol is.',
  'capture.namesPlaceholder': 'anna.smit',
  'capture.understood': 'Dit is wat er begrepen is. Verbeter het hieronder en sla dan op.',
  'capture.changed': 'De tekst is intussen veranderd: dit staat er nu.',
  'capture.fresh': 'Nieuw: {count, plural, =0 {niemand} one {# kijker} other {# kijkers}}',
  'capture.seenBefore':
    'Eerder gezien bij een andere story: {count, plural, =0 {niemand} one {# kijker} other {# kijkers}}',
  'capture.alreadyHere': 'Hier al vastgelegd: {count, plural, =0 {niemand} one {# kijker} other {# kijkers}}',
  'capture.unreadable': 'Niet begrepen, wordt niet opgeslagen: {count, plural, one {# regel} other {# regels}}',
  'capture.saving': 'Ik sla op. Een lange lijst duurt even; je mag dit venster sluiten.',
  'capture.saved':
    'Opgeslagen: {fresh, number} nieuw, {seenBefore, number} eerder gezien, {alreadyHere, number} al vastgelegd.',
  'capture.leftOut':
    '{count, plural, one {# regel is niet begrepen} other {# regels zijn niet begrepen}} en overgeslagen.',
  'capture.risen':
    '{count, plural, =0 {Deze keer werd niemand warm.} one {# kijker werd warm of heet.} other {# kijkers werden warm of heet.}}',
  'openStory.title': 'Story openen',
  'openStory.submit': 'Openen',
  'openStory.account': 'Welk account?',
  'openStory.name': 'Waar gaat hij over?',
  'openStory.namePlaceholder': 'Lentecollectie, deel 1',
  'openStory.posted': 'Hoeveel uur geleden geplaatst?',
  'openStory.postedHint': 'Laat leeg als hij net geplaatst is. Een story leeft 24 uur.',
  'openStory.tooOld':
    'Een story leeft {hours, plural, one {# uur} other {# uur}}: geef een getal vanaf 0 en kleiner dan {hours, number}.',
} as const satisfies TranslationOf<typeof englishCapture>;
