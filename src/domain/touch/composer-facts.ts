import type { CardFacts } from '../card/card-facts.ts';
import type { UsedTemplate } from '../template/suggest-templates.ts';
import type { ConversationLine } from './conversation.ts';
import type { RoutePlan, TextKind } from './route.ts';
import type { Step } from './step.ts';
import type { Touch } from './touch.ts';

/** Everything somebody must see before they answer, read in one go. */
export interface ComposerFacts {
  /** Who it is, what they did, the story; with the lead's version. */
  readonly card: CardFacts;
  /** How each kind of text may go out now; recomputed when Send is pressed and again when it is sent. */
  readonly plans: Readonly<Record<Exclude<TextKind, 'automatic'>, RoutePlan>>;
  /** Both sides, the oldest first; at most ten lines. */
  readonly conversation: readonly ConversationLine[];
  /** What this person was sent before. */
  readonly used: readonly UsedTemplate[];
  /** Where the next message stands in the sequence. */
  readonly step: Step;
  /** The last message from us, whatever became of it. */
  readonly touch: Touch | undefined;
}
