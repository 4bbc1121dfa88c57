import type { UsedTemplate } from '../template/suggest-templates.ts';
import type { Template } from '../template/template.ts';
import type { ConversationLine } from '../touch/conversation.ts';
import type { CardFacts } from './card-facts.ts';
import type { ThreadWhat } from './post.ts';

/** Everything a message in the thread of a card shows, read in one go. */
export interface ThreadFacts {
  readonly what: ThreadWhat;
  readonly card: CardFacts;
  /** False once it is answered, given back or closed: then one line is left of it, and nothing else was read. */
  readonly isOfUse: boolean;
  /** Both sides, the oldest first. */
  readonly conversation: readonly ConversationLine[];
  /** What may be suggested; none where nothing is. */
  readonly templates: readonly Template[];
  /** What this person was sent before. */
  readonly used: readonly UsedTemplate[];
}
