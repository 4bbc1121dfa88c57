import { cardOf } from '../../../src/domain/card/post.ts';
import type { LeadId } from '../../../src/domain/ids.ts';
import { account, type DeskInSlack, team } from './desk-in-slack.ts';

/** Posts the card of a lead and knows it as such. @returns where it is */
export async function knownCard(at: DeskInSlack, lead: LeadId): Promise<{ channel: string; ts: string }> {
  const card = await at.postCard(lead);
  await at.domain.database.stores.posts.save({
    team,
    subject: cardOf(lead),
    kind: 'card',
    channel: account.desk,
    state: 'shown',
    messageTs: card.ts,
    shownHash: undefined,
    shownVersion: undefined,
    firstAttemptAt: undefined,
    postedAt: at.clock.now(),
    pinned: false,
    segment: 'hot',
    reason: undefined,
  });
  return card;
}
