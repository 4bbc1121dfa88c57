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
    printOf(conversation.map(({ text }) => text ?? '').join('\n')), // an edit may turn yes into no
    touch && `${touch.id} ${touch.status === 'seen' ? 'sent' : touch.status}`,
  ].join('|');
}

/** Short enough for a modal's metadata (FNV-1a, 32 bits): it is compared with what the same person saw a minute ago. */
function printOf(text: string): string {
  let print = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    print = Math.imul(print ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return print.toString(36);
}
