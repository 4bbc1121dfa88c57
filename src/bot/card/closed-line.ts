import type { CardFacts } from '../../domain/card/card-facts.ts';
import type { DismissedLead } from '../../domain/lead/lead.ts';
import { type Mrkdwn, mentionUser } from '../messages/mrkdwn.ts';
import { personLink } from '../messages/person-name.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import { named } from './card-lines.ts';

/** All that is left of a card once its lead is put aside. */
export function closedLine(facts: CardFacts, lead: DismissedLead): Mrkdwn {
  const { account } = facts;
  const who = personLink(named(facts), account.language);
  if (lead.dismissedAs === 'duplicate') return sayMrkdwn(account.language, 'card.duplicate', { who });
  const when = slackDate(lead.dismissedAt, 'moment', account);
  return lead.dismissedBy
    ? sayMrkdwn(account.language, 'card.dismissed', { who, by: mentionUser(lead.dismissedBy), when })
    : sayMrkdwn(account.language, 'card.dismissedByUs', { who, when });
}
