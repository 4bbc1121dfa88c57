import type { ActiveLead } from '../../domain/lead/lead.ts';
import { type Mrkdwn, mentionUser } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';

/**
 * Whose turn it is: by when to claim or answer, who has it until when, or who wrote last.
 *
 * @param dueBy until when it should be claimed (Hot) or answered (Warm)
 */
export function turnWords(lead: ActiveLead, dueBy: Date, reader: Reader): Mrkdwn {
  const { language } = reader;
  const moment = (at: Date) => slackDate(at, 'moment', reader);
  switch (lead.status) {
    case 'open':
      return sayMrkdwn(language, lead.segment === 'hot' ? 'card.claimBy' : 'card.answerBy', { when: moment(dueBy) });
    case 'claimed':
      return sayMrkdwn(language, 'card.claimed', { owner: mentionUser(lead.owner), until: moment(lead.leaseUntil) });
    case 'contacted': {
      const when = moment(lead.lastTouchAt);
      return lead.owner
        ? sayMrkdwn(language, 'card.contacted', { owner: mentionUser(lead.owner), when })
        : sayMrkdwn(language, 'card.contactedFree', { when });
    }
    case 'replied': {
      const when = moment(lead.repliedAt);
      return lead.owner
        ? sayMrkdwn(language, 'card.replied', { owner: mentionUser(lead.owner), when })
        : sayMrkdwn(language, 'card.repliedFree', { when });
    }
    case 'snoozed':
      return sayMrkdwn(language, 'card.snoozed', {
        by: mentionUser(lead.snoozedBy),
        until: moment(lead.snoozedUntil),
      });
  }
}
