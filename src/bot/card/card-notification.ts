import type { CardFacts } from '../../domain/card/card-facts.ts';
import { isClosed } from '../../domain/lead/lead.ts';
import { type Mrkdwn, mentionUser } from '../messages/mrkdwn.ts';
import { personName } from '../messages/person-name.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import { markedTier } from '../messages/tier.ts';
import { deed, named } from './card-lines.ts';
import { closedLine } from './closed-line.ts';
import { turnWords } from './turn-words.ts';
import { firstWords } from './viewer-words.ts';

/** What a locked phone shows of the words. */
const wordsRoom = { graphemes: 80, units: 200 };

/** The card in one line, enough alone on a phone: tier, who, first words, deadline. */
export function cardNotification(facts: CardFacts): Mrkdwn {
  const { lead, account, score, words, dueBy } = facts;
  const { language } = account;
  if (isClosed(lead)) return closedLine(facts, lead);
  const start = { tier: markedTier(lead.segment, score, language), who: personName(named(facts), language) };
  if (lead.status === 'claimed') {
    return sayMrkdwn(language, 'notification.claimed', {
      ...start,
      owner: mentionUser(lead.owner),
      until: slackDate(lead.leaseUntil, 'moment', account),
    });
  }
  const deadline = turnWords(lead, dueBy, account);
  if (lead.status === 'contacted' || lead.status === 'snoozed') {
    return sayMrkdwn(language, 'notification.turn', { ...start, turn: deadline });
  }
  const quoted = firstWords(words, wordsRoom);
  return quoted
    ? sayMrkdwn(language, 'notification.openWithWords', { ...start, words: quoted, deadline })
    : sayMrkdwn(language, 'notification.open', { ...start, did: deed(facts, language), deadline });
}
