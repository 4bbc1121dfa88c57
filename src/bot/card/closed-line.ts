import type { CardFacts } from '../../domain/card/card-facts.ts';
import type { ClosedLead, SuppressedLead, WonLead } from '../../domain/lead/lead.ts';
import { moneyWords } from '../messages/money-words.ts';
import { type Mrkdwn, mentionUser, trusted } from '../messages/mrkdwn.ts';
import { personLink, personNamePlain } from '../messages/person-name.ts';
import type { Reader } from '../messages/reader.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import { named } from './card-lines.ts';

/** All that is left of a card once its lead is over: who, what came of them, says whom, since when. */
export function closedLine(facts: CardFacts, lead: ClosedLead): Mrkdwn {
  const { account } = facts;
  const { language } = account;
  const who = personLink(named(facts), language);
  const when = slackDate(lead.closedAt, 'moment', account);
  switch (lead.status) {
    case 'won':
      return wonLine(lead, who, when, account);
    case 'lost':
      return sayMrkdwn(language, 'card.lost', {
        who,
        reason: sayMrkdwn(language, `lost.${lead.reason}`),
        by: mentionUser(lead.closedBy),
        when,
      });
    case 'suppressed':
      return optedOutLine(lead, who, when, account);
    case 'dismissed':
      if (lead.dismissedAs === 'duplicate') return sayMrkdwn(language, 'card.duplicate', { who });
      return lead.closedBy
        ? sayMrkdwn(language, 'card.dismissed', { who, by: mentionUser(lead.closedBy), when })
        : sayMrkdwn(language, 'card.dismissedByUs', { who, when });
  }
}

function wonLine({ value, closedBy }: WonLead, who: Mrkdwn, when: Mrkdwn, { language }: Reader): Mrkdwn {
  const by = mentionUser(closedBy);
  return value
    ? sayMrkdwn(language, 'card.wonWorth', { who, value: trusted(moneyWords(value, language)), by, when })
    : sayMrkdwn(language, 'card.won', { who, by, when });
}

function optedOutLine(
  { suppressedBy, closedBy }: SuppressedLead,
  who: Mrkdwn,
  when: Mrkdwn,
  { language }: Reader,
): Mrkdwn {
  if (closedBy) return sayMrkdwn(language, 'card.optedOutBy', { who, by: mentionUser(closedBy), when });
  return sayMrkdwn(language, suppressedBy === 'word' ? 'card.optedOut' : 'card.optedOutListed', { who, when });
}

const plainWords = {
  won: 'card.plainWon',
  lost: 'card.plainLost',
  suppressed: 'card.plainOptedOut',
} as const;

/** The same in few plain words, for when Slack refuses the line. */
export function plainClosedLine(facts: CardFacts, lead: ClosedLead): string {
  const { language } = facts.account;
  const who = personNamePlain(named(facts), language);
  if (lead.status !== 'dismissed') return say(language, plainWords[lead.status], { who });
  return say(language, lead.dismissedAs === 'duplicate' ? 'card.duplicate' : 'card.putAside', { who });
}
