import type { englishCard } from '../en/card.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchCard = {
  'card.tier': '{segment} {score, number}',
  'card.unsent': 'Le message a été retiré.',
  'card.unreadable': 'Instagram ne nous laisse pas lire ce message. Ouvre la conversation pour le voir.',
  'card.attachments': 'Reçu : {what}. Ouvre la conversation pour voir.',
  'card.firstTime': 'première fois ici',
  'card.earlier': 'déjà {count, plural, one {# fois} many {# de fois} other {# fois}} ici',
  'card.signals': '{count, plural, one {# signal} many {# de signaux} other {# signaux}} en tout',
  'card.followsUs': 'nous suit',
  'card.passed':
    '{count, plural, one {# collègue a passé} many {# de collègues ont passé} other {# collègues ont passé}}',
  'card.claimBy': 'À prendre avant {when}',
  'card.answerBy': 'À traiter avant {when}',
  'card.claimed': '{owner} s’en occupe jusqu’à {until}',
  'card.windowEnds': 'réponse possible jusqu’à {when}',
  'card.noWindow': 'pas de réponse possible : cette personne n’a pas écrit',
  'card.dismissed': '{who} · pas un prospect, selon {by} · {when}',
  'card.dismissedByUs': '{who} · pas un prospect · {when}',
  'card.putAside': '{who} · pas un prospect',
  'card.duplicate': '{who} · même personne que sur une autre fiche : continue là-bas',
  'notification.open': '{tier} · {who} {did} · {deadline}',
  'notification.openWithWords': '{tier} · {who} : « {words} » · {deadline}',
  'notification.claimed': '{tier} · {who} · pris par {owner} jusqu’à {until}',
  'why.title': 'Pourquoi {who} : {segment}, {score, number} points sur 100',
  'why.hotRule':
    'Chaud : cette personne a écrit ou touché quelque chose ces {days, plural, one {# dernier jour} many {# de derniers jours} other {# derniers jours}}. Une seule de ces raisons suffit :',
  'why.warmRule': 'Tiède : cette personne revient ou se rapproche, sans avoir écrit :',
  'why.weight': '{reason} · {points, plural, one {# point} many {# de points} other {# points}} chaque fois',
  'why.lastAt': 'dernière fois : {when}',
  'why.fading':
    'Les points diminuent de moitié toutes les {hours, plural, one {# heure} many {# d’heures} other {# heures}} ; après {days, plural, one {# jour} many {# de jours} other {# jours}}, ça ne compte plus.',
  'why.faded': 'C’était à leur dernière action ; maintenant, ce serait {score, number}.',
  'why.noReasons': 'Ce qui valait « {segment} » ne compte plus depuis.',
  'why.since': '{segment} depuis {when}.',
  'why.claimBy': 'À prendre avant {when}.',
  'why.answerBy': 'À traiter avant {when}.',
  'why.leaseUntil': 'Pris par {owner} jusqu’à {when} ; ensuite, retour dans la file.',
  'why.windowEnds': 'Instagram nous laisse répondre librement jusqu’à {when} : 24 heures après son dernier message.',
  'why.windowEnded':
    'Instagram nous laissait répondre librement jusqu’à {when} ; depuis, il faut attendre que la personne réécrive.',
  'why.noWindow': 'Cette personne n’a pas écrit : Instagram ne laisse personne ouvrir la conversation par son API.',
} as const satisfies TranslationOf<typeof englishCard>;
