import type { englishDigestAnswers } from '../en/digest-answers.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchDigestAnswers = {
  'digestAnswer.claimed':
    '{count, plural, one {Un prospect est à toi :} many {# de prospects sont à toi :} other {# prospects sont à toi :}} {who}. Chacun reste à toi {minutes, plural, one {une minute} many {# de minutes} other {# minutes}} ; tout ce que tu fais avec prolonge ce délai.',
  'digestAnswer.requeued':
    '{count, plural, =0 {Plus rien n’est en retard.} one {Un prospect est de retour dans la file.} many {# de prospects sont de retour dans la file.} other {# prospects sont de retour dans la file.}}',
  'digestAnswer.paused':
    '« {title} » est en pause : plus personne ne se le voit proposer. Pour le remettre : /storydesk templates.',
  'digestAnswer.pausedBefore': '« {title} » était déjà en pause.',
  'digestAnswer.report': 'Le rapport complet arrive dans le fil.',
  'digestAnswer.reportThere': 'Le rapport complet est déjà dans le fil.',
  'digestAnswer.hourChanged': 'Le bilan arrive désormais à {time}. Le prochain : {when}.',
  'digestAnswer.hourFixed': 'Le fichier de réglages dit que le bilan arrive à {time}. Ça ne se change que là.',
  'digestAnswer.notADay': '« {typed} » n’est pas un jour. Écris-en un comme {example}, ou today, yesterday ou week.',
  'digestAnswer.notYet': '{day} n’a pas commencé : il n’y a encore rien à compter.',
  'digestHour.title': 'Bilan',
  'digestHour.intro': 'Le bilan raconte la veille à tout le monde dans {desk}.',
  'digestHour.label': 'Arrive à',
  'digestHour.hint': 'Heure de {zone}',
  'digestHour.submit': 'Changer l’heure',
} as const satisfies TranslationOf<typeof englishDigestAnswers>;
