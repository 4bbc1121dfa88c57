import { threadPriority } from '../../domain/card/mark-thread-stale.ts';
import { cardOf, type Post, type ThreadWhat, threadOf } from '../../domain/card/post.ts';
import { readThread } from '../../domain/card/read-thread.ts';
import type { ThreadFacts } from '../../domain/card/thread-facts.ts';
import type { Stores } from '../../domain/database.ts';
import type { LeadId, TeamId } from '../../domain/ids.ts';
import type { DeskSettings } from '../../domain/team/settings.ts';
import { renderPlainThread, renderThread } from '../thread/render-thread.ts';
import { bestSuggestions } from '../thread/suggestion-blocks.ts';
import { messageHash } from './message-hash.ts';
import type { SubjectMessage } from './subject-message.ts';

/**
 * Renders a message in the thread of a lead's card. It stands in the channel that the card stands in; where a person
 * has deleted the card, nothing is posted below it any more.
 */
export async function threadMessage(
  stores: Stores,
  settings: DeskSettings,
  team: TeamId,
  lead: LeadId,
  what: ThreadWhat,
): Promise<SubjectMessage | undefined> {
  const facts = await readThread(stores, settings, team, lead, what);
  if (!facts) return undefined;
  const card = await stores.posts.find(team, cardOf(lead));
  const { account } = facts.card;
  const unversioned = { ...facts, card: { ...facts.card, lead: { ...facts.card.lead, version: 0 } } };
  return {
    kind: 'thread',
    message: renderThread(facts),
    plain: renderPlainThread(facts),
    hash: await messageHash(renderThread(unversioned)),
    version: facts.card.lead.version,
    account,
    channel: card?.messageTs ? card.channel : account.desk,
    thread: card?.messageTs ? { root: card.messageTs, isBroadcast: what !== 'suggestions' } : undefined,
    isOver: !facts.isOfUse || hasNoCard(card) || hasNothingToSay(facts),
    lead: facts.card.lead,
    priority: threadPriority(facts.card.lead, threadOf(lead, what)),
  };
}

/** A card that Slack refuses is tried again once it changes, and so is what hangs from it. */
const hasNoCard = (card: Post | undefined) =>
  card?.state === 'deleted' || (card?.state === 'failed' && card.messageTs === undefined);

const hasNothingToSay = (facts: ThreadFacts) => facts.what === 'suggestions' && bestSuggestions(facts).length === 0;
