import type { SendRefusal } from '../../domain/touch/request-send.ts';
import { touchLine } from '../card/touch-line.ts';
import { type Mrkdwn, mentionUser } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { type RefusedAt, refusalMessage } from '../messages/refusal-message.ts';
import { closedWords, limitWords } from '../messages/route-words.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';

/** What is wrong with the text itself is said under the text; see `blockWords`. */
export type OtherSendRefusal = Exclude<SendRefusal, { kind: 'blocked' }>;

/** Why nothing was sent, and what would help. */
export function sendRefusalWords(refusal: OtherSendRefusal, reader: Reader, where: RefusedAt = {}): Mrkdwn {
  const { language } = reader;
  switch (refusal.kind) {
    case 'changed-meanwhile':
      return sayMrkdwn(language, 'composer.changed');
    case 'touch-under-way':
      return sayMrkdwn(language, 'composer.underWay', { touch: touchLine(refusal.touch, reader) });
    case 'route-closed':
      return sayMrkdwn(language, 'composer.routeClosed', { why: closedWords(refusal.because, reader) });
    case 'limit':
      return refusal.at
        ? sayMrkdwn(language, 'composer.limitLater', {
            limit: limitWords(refusal.limit, reader),
            when: slackDate(refusal.at, 'moment', reader),
          })
        : sayMrkdwn(language, 'composer.limitNever', { limit: limitWords(refusal.limit, reader) });
    case 'not-claimed':
      return sayMrkdwn(language, 'composer.notClaimed');
    case 'not-yours':
      return sayMrkdwn(language, 'composer.notYours', { owner: mentionUser(refusal.owner) });
    default:
      return refusalMessage(refusal, reader, where).text;
  }
}
