import type { SendBlock, SendWarning } from '../../domain/touch/send-lint.ts';
import { foreignPlain } from './foreign-text.ts';
import type { Reader } from './reader.ts';
import { say } from './say.ts';
import { zonedTime } from './slack-date.ts';

const blankRoom = { graphemes: 60, units: 200 };
const linkRoom = { graphemes: 100, units: 300 };

/** What keeps a text from being sent, in plain text: it stands under an input as well. */
export function blockWords(block: SendBlock, reader: Reader): string {
  const { language } = reader;
  switch (block.kind) {
    case 'suppressed':
      return say(language, 'block.suppressed', { when: zonedTime(block.since, reader) });
    case 'empty':
      return say(language, 'block.empty');
    case 'blank-left':
      return say(language, 'block.blankLeft', { blank: foreignPlain(block.blank, blankRoom) });
    case 'too-long':
      return say(language, 'block.tooLong', { bytes: block.bytes, most: block.most });
    case 'link-not-allowed':
      return say(language, 'block.linkNotAllowed', { link: foreignPlain(block.link, linkRoom) });
    case 'same-text':
      return say(language, 'block.sameText', { people: block.people, minutes: block.minutes });
    case 'promotion-as-human-agent':
      return say(language, 'block.promotionAsHumanAgent');
    default:
      return block satisfies never;
  }
}

/** What a person should look at before sending. */
export const warningWords = ({ language, theirLanguage }: SendWarning, reader: Reader): string =>
  say(reader.language, 'warning.otherLanguage', {
    language: say(reader.language, `language.${language}`),
    theirs: say(reader.language, `language.${theirLanguage}`),
  });
