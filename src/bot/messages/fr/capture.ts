import type { englishCapture } from '../en/capture.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchCapture = {
  'capture.title': 'Noter les viewers',
  'capture.read': 'Vérifier',
  'capture.save': 'Enregistrer',
  'capture.cancel': 'Annuler',
  'capture.done': 'Fini',
  'capture.intro':
    'Ouvre la story dans Instagram, balaie vers le haut pour voir les viewers, copie les noms et colle-les ici. Rien n’est enregistré avant que tu aies vu ce qui a été compris.',
  'capture.noStory': 'Aucune story en ligne. Ouvre-en une à la main avec /storydesk story, puis note ses viewers.',
  'capture.story': 'Story',
  'capture.storyPlaceholder': 'Choisis une story',
  'capture.names': 'Viewers',
  'capture.moreNames': 'Autres viewers',
  'capture.namesHint': 'Un nom par ligne, comme Instagram les montre ; jusqu’à 3 000 caractères par case.',
  'capture.moreHint': 'Seulement si la première case est pleine.',
  'capture.namesPlaceholder': 'anne.martin',
  'capture.understood': 'Voici ce qui a été compris. Corrige plus bas si besoin, puis enregistre.',
  'capture.changed': 'Le texte a changé entre-temps : voici ce qu’il dit maintenant.',
  'capture.fresh': 'Jamais vus : {count, plural, =0 {personne} one {# viewer} many {# de viewers} other {# viewers}}',
  'capture.seenBefore':
    'Déjà vus sur une autre story : {count, plural, =0 {personne} one {# viewer} many {# de viewers} other {# viewers}}',
  'capture.alreadyHere':
    'Déjà notés ici : {count, plural, =0 {personne} one {# viewer} many {# de viewers} other {# viewers}}',
  'capture.unreadable':
    'Pas compris, ne sera pas enregistré : {count, plural, one {# ligne} many {# de lignes} other {# lignes}}',
  'capture.saving': 'J’enregistre. Une longue liste prend un moment ; tu peux fermer cette fenêtre.',
  'capture.saved':
    'Enregistré. Nouveaux : {fresh, number} · déjà vus : {seenBefore, number} · déjà notés ici : {alreadyHere, number}.',
  'capture.leftOut':
    '{count, plural, one {# ligne non comprise a été laissée} many {# de lignes non comprises ont été laissées} other {# lignes non comprises ont été laissées}} de côté.',
  'capture.risen':
    '{count, plural, =0 {Personne n’est devenu tiède cette fois.} one {# viewer est devenu tiède ou chaud.} many {# de viewers sont devenus tièdes ou chauds.} other {# viewers sont devenus tièdes ou chauds.}}',
  'openStory.title': 'Ouvrir une story',
  'openStory.submit': 'Ouvrir',
  'openStory.account': 'Quel compte ?',
  'openStory.name': 'De quoi parle-t-elle ?',
  'openStory.namePlaceholder': 'Collection de printemps, partie 1',
  'openStory.posted': 'Publiée il y a combien d’heures ?',
  'openStory.postedHint': 'Laisse vide si elle vient d’être publiée. Une story vit 24 heures.',
  'openStory.tooOld':
    'Une story vit {hours, plural, one {# heure} many {# d’heures} other {# heures}} : donne un nombre à partir de 0 et plus petit que {hours, number}.',
} as const satisfies TranslationOf<typeof englishCapture>;
