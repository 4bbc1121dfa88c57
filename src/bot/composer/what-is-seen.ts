import type { ComposerFacts } from '../../domain/touch/composer-facts.ts';

/**
 * A fingerprint of what somebody must see of a person before they answer: what was said and done, and what became of
 * our last message. A lease that was renewed leaves it as it is, and so does their reading what we sent.
 */
export function whatIsSeen({ card: { lead }, conversation, touch }: ComposerFacts): string {
  const last = conversation.at(-1);
  return [
    lead.status,
    lead.lastSignalAt.getTime(),
    conversation.length,
    last && `${last.from} ${last.at.getTime()} ${last.unsent}`,
    touch && `${touch.id} ${touch.status === 'seen' ? 'sent' : touch.status}`,
  ].join('|');
}
