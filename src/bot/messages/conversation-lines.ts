import type { ConversationLine } from '../../domain/touch/conversation.ts';
import { foreignMrkdwn, isBlank } from './foreign-text.ts';
import { bold, type Mrkdwn, mentionUser } from './mrkdwn.ts';
import { type Named, personName } from './person-name.ts';
import type { Reader } from './reader.ts';
import { sayMrkdwn } from './say.ts';
import { slackDate } from './slack-date.ts';
import { partsThatFit } from './text-blocks.ts';

const wordsRoom = { graphemes: 240, units: 480 };

/**
 * The last lines of a conversation, both sides, the oldest first; as many as one text object holds. Undefined when
 * nobody has written.
 *
 * @param most how many lines at most
 */
export function conversationLines(
  lines: readonly ConversationLine[],
  most: number,
  viewer: Named,
  reader: Reader,
): Mrkdwn | undefined {
  const latest = lines.slice(-most).map((line) => conversationLine(line, viewer, reader));
  if (latest.length === 0) return undefined;
  const { count } = partsThatFit(latest.toReversed(), '\n'); // the newest matter most
  return partsThatFit(latest.slice(latest.length - count), '\n').text;
}

function conversationLine(line: ConversationLine, viewer: Named, reader: Reader): Mrkdwn {
  const { language } = reader;
  return sayMrkdwn(language, line.from === 'us' && line.seenAt ? 'composer.lineSeen' : 'composer.line', {
    who: writer(line, viewer, reader),
    when: slackDate(line.at, 'moment', reader),
    words: said(line, reader),
  });
}

function writer({ from, by }: ConversationLine, viewer: Named, { language }: Reader): Mrkdwn {
  if (from === 'them') return bold(personName(viewer, language));
  return by ? mentionUser(by) : sayMrkdwn(language, 'composer.us');
}

function said({ text, unsent }: ConversationLine, { language }: Reader): Mrkdwn {
  if (unsent) return sayMrkdwn(language, 'card.unsent');
  if (isBlank(text)) return sayMrkdwn(language, 'composer.nothingReadable');
  return sayMrkdwn(language, 'words.quoted', { words: foreignMrkdwn(text, wordsRoom) });
}
