import type { Transaction } from '../database.ts';
import type { Lead } from '../lead/lead.ts';
import type { Account } from '../team/account.ts';
import { cardPriority } from './card-priority.ts';
import { replyTo, type Subject, type ThreadWhat, threadOf } from './post.ts';
import { schedulePublication } from './schedule-publication.ts';

/** Whatever is older shrank to one line when it was followed by the next, and does not change any more. */
const mostAlive = 2;

/**
 * Has what stands in a card's thread redrawn, and what should stand there now posted: suggestions once the lead is
 * claimed, word of a reply once they have written after our message.
 */
export async function markThreadStale(stores: Transaction, account: Account, lead: Lead, dueAt: Date): Promise<void> {
  if (lead.version === 1) return; // nobody has done anything with it
  const posts = await stores.posts.threadOf(lead.team, lead.id);
  // What was never tried stands nowhere; where it is wanted still, it is so by what the lead is now.
  const tried = posts.filter(({ firstAttemptAt }) => firstAttemptAt !== undefined);
  const stale = new Set(tried.slice(0, mostAlive).map(({ subject }) => subject));
  const wanted = wantedIn(lead);
  if (wanted) stale.add(threadOf(lead.id, wanted));
  for (const subject of stale) {
    const post = posts.find((one) => one.subject === subject);
    await schedulePublication(stores, account, subject, post, threadPriority(lead, subject), dueAt);
  }
}

/** What should stand in the thread of a lead's card now, and be of use. */
export function wantedIn(lead: Lead): ThreadWhat | undefined {
  switch (lead.status) {
    case 'claimed':
      return 'suggestions';
    case 'replied':
      return replyTo(lead.lastTouchAt);
    default:
      return undefined;
  }
}

/** A reply is as urgent as its card. Suggestions come after every Hot card: whoever claimed can press Answer meanwhile. */
export const threadPriority = (lead: Lead, subject: Subject) =>
  subject === threadOf(lead.id, 'suggestions') ? lead.heat : cardPriority(lead);
