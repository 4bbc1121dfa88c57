import type { englishClosing } from '../en/closing.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchClosing = {
  'lost.no-answer': 'pas de réponse',
  'lost.too-expensive': 'trop cher',
  'lost.bought-elsewhere': 'acheté ailleurs',
  'lost.not-for-them': 'ne convient pas',
  'lost.other': 'autre raison',
  'closing.note': 'Note',
  'closing.noteHint': 'Pour l’équipe ; la personne ne la voit jamais.',
  'closing.cancel': 'Annuler',
  'won.title': 'Gagné',
  'won.submit': 'Gagné',
  'won.intro': 'Qu’est-ce que {who} a donné ?',
  'won.amount': 'Valeur',
  'won.amountHint':
    'Un nombre supérieur à 0, comme 49 ou 49,90, sans séparateur de milliers. Laisse vide si tu ne sais pas.',
  'won.currency': 'Devise',
  'won.currencyHint': 'Trois lettres, comme EUR.',
  'won.notAnAmount':
    'Écris un nombre supérieur à 0, comme 49 ou 49,90 : pas plus de décimales que la devise n’en a, et sans séparateur de milliers.',
  'won.unknownCurrency': 'Cette devise n’existe pas. Écris trois lettres, comme EUR.',
  'lost.title': 'Perdu',
  'lost.submit': 'Perdu',
  'lost.intro': 'Pourquoi rien n’a abouti avec {who} ?',
  'lost.reason': 'Raison',
  'snooze.title': 'Plus tard',
  'snooze.submit': 'Plus tard',
  'snooze.intro': 'Remettre {who} à plus tard. Le prospect revient plus tôt si la personne se manifeste.',
  'snooze.until': 'Jusqu’à',
  'snooze.hour': 'dans une heure',
  'snooze.threeHours': 'dans trois heures',
  'snooze.tomorrow': 'demain à 9 h',
  'snooze.twoDays': 'dans deux jours',
  'snooze.other': 'Ou à un autre moment',
  'snooze.otherHint': 'Remplace le choix ci-dessus.',
  'optOut.title': 'Plus de messages',
  'optOut.submit': 'Confirmer',
  'optOut.ask':
    'Plus personne n’écrira à {who} : ce qui attend de partir est retenu, et de nouveaux signaux n’ouvrent plus de fiche. Seul un manager peut revenir en arrière.',
} as const satisfies TranslationOf<typeof englishClosing>;
