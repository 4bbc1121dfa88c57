import type { englishWords } from '../en/words.ts';
import type { TranslationOf } from '../translation.ts';

export const frenchWords = {
  'segment.hot': 'Chaud',
  'segment.warm': 'Tiède',
  'segment.cool': 'Froid',
  'button.claim': 'Je prends',
  'button.pass': 'Je passe',
  'button.release': 'Je rends',
  'button.notALead': 'Pas un prospect',
  'button.why': 'Pourquoi ?',
  'button.reopen': 'Rouvrir',
  'button.takeShift': 'Je prends la permanence',
  'button.leaveShift': 'Je quitte la permanence',
  'button.capture': 'Noter les viewers',
  'button.claimNext': 'Je prends le suivant',
  'button.openStory': 'Ouvrir une story',
  'person.unknown': 'quelqu’un dont Instagram ne nous a pas encore dit le nom',
  'person.unknownStart': 'Quelqu’un dont Instagram ne nous a pas encore dit le nom',
  'story.titled': '« {title} »',
  'story.untitled': 'la story ({when})',
  'story.thumbnail': 'Image de la story',
  'words.quoted': '« {words} »',
  'list.more': '… et {count, number} de plus',
  'link.card': 'Ouvrir la fiche',
  'link.story': 'Voir sur Instagram',
} as const satisfies TranslationOf<typeof englishWords>;
