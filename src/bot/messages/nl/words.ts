import type { englishWords } from '../en/words.ts';
import type { TranslationOf } from '../translation.ts';

export const dutchWords = {
  'segment.hot': 'Heet',
  'segment.warm': 'Warm',
  'segment.cool': 'Koel',
  'button.claim': 'Ik pak ’m',
  'button.pass': 'Ik pas',
  'button.release': 'Ik geef ’m terug',
  'button.notALead': 'Geen lead',
  'button.why': 'Waarom?',
  'button.reopen': 'Heropenen',
  'button.takeShift': 'Ik neem de dienst',
  'button.leaveShift': 'Ik stop mijn dienst',
  'button.capture': 'Kijkers vastleggen',
  'button.claimNext': 'Ik pak de volgende',
  'button.openStory': 'Story openen',
  'person.unknown': 'iemand van wie Instagram de naam nog niet heeft gegeven',
  'person.unknownStart': 'Iemand van wie Instagram de naam nog niet heeft gegeven',
  'story.titled': '“{title}”',
  'story.untitled': 'de story ({when})',
  'story.thumbnail': 'Beeld van de story',
  'words.quoted': '“{words}”',
  'list.more': '… en nog {count, number}',
  'link.card': 'Kaart openen',
  'link.story': 'Bekijk op Instagram',
} as const satisfies TranslationOf<typeof englishWords>;
