import type { Button } from '@slack/types';
import type { BoardFacts } from '../../domain/story/board-facts.ts';
import type { Language } from '../../domain/team/account.ts';
import { actionIds } from '../messages/action-ids.ts';
import { button } from '../messages/buttons.ts';
import { queueValue, storyValue } from '../messages/press-value.ts';
import { hasOpenLeads } from './board-lines.ts';

/**
 * What can be done with a story; each names it. Everybody sees the same board, so Leave
 * the shift is offered while somebody has it, and refused to others.
 */
export function boardButtons(facts: BoardFacts, language: Language): Button[] {
  const { story } = facts;
  const claimNext = button(language, 'button.claimNext', actionIds.claimNext, queueValue(story.account));
  if (story.closedAt) return hasOpenLeads(facts) ? [claimNext] : [];
  return [shiftButton(facts, language), captureButton(facts, language), claimNext];
}

/** Take the shift while nobody has it, else leave it. */
export function shiftButton({ story }: BoardFacts, language: Language): Button {
  const value = storyValue({ account: story.account, story: story.id });
  return story.monitor
    ? button(language, 'button.leaveShift', actionIds.leaveShift, value)
    : button(language, 'button.takeShift', actionIds.takeShift, value, 'primary');
}

export const captureButton = ({ story }: BoardFacts, language: Language): Button =>
  button(language, 'button.capture', actionIds.captureViewers, storyValue({ account: story.account, story: story.id }));
