import type { CardFacts } from '../../domain/card/card-facts.ts';
import type { ClosedLead } from '../../domain/lead/lead.ts';
import { type Mrkdwn, mentionUser } from '../messages/mrkdwn.ts';
import { personLink } from '../messages/person-name.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import { named } from './card-lines.ts';

/** All that is left of a card once its lead is put aside. */
export function closedLine(facts: CardFacts, lead: ClosedLead): Mrkdwn {
  const { account } = facts;
  const who = personLink(named(facts), account.language);
  if (lead.status === 'dismissed' && lead.dismissedAs === 'duplicate')
    return sayMrkdwn(account.language, 'card.duplicate', { who });
  const when = slackDate(lead.closedAt, 'moment', account);
  return lead.closedBy
    ? sayMrkdwn(account.language, 'card.dismissed', { who, by: mentionUser(lead.closedBy), when })
    : sayMrkdwn(account.language, 'card.dismissedByUs', { who, when });
}
