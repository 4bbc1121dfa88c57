import type { ActionsBlock, Button } from '@slack/types';
import type { Language } from '../../domain/team/account.ts';
import type { Touch } from '../../domain/touch/touch.ts';
import { actionIds } from '../messages/action-ids.ts';
import { actions, button } from '../messages/buttons.ts';
import { leadValue } from './lead-value.ts';
import { touchValue } from './touch-value.ts';

/** What a person can decide about a message as it stands: hold it back, or say what only they can see. */
export function touchButtons(touch: Touch | undefined, language: Language): Button[] {
  if (!touch) return [];
  const value = touchValue(touch);
  switch (touch.status) {
    case 'waiting':
      return [button(language, 'button.cancelSend', actionIds.cancelSend, value)];
    case 'unknown':
      return touch.lookedAt === undefined
        ? []
        : [
            button(language, 'button.arrived', actionIds.confirmSent, value),
            button(language, 'button.sendAgain', actionIds.confirmNotSent, value),
          ];
    case 'offered':
      return [
        button(language, 'button.sentIt', actionIds.confirmSent, value, 'primary'),
        button(language, 'button.notSent', actionIds.confirmNotSent, value),
        // The composer shows the text to copy as long as nobody has said what became of it.
        button(language, 'button.showText', actionIds.answer, leadValue({ id: touch.lead, version: 0 })),
      ];
    default:
      return [];
  }
}

/** Buttons of a card, beside its menu. */
const mostButtons = 3;

/**
 * A card's buttons, those about the message first. While one waits for a person's word there is nothing to answer: only
 * one message at a time goes to a viewer.
 */
export function withTouchButtons(
  leads: ActionsBlock | undefined,
  touch: Touch | undefined,
  language: Language,
): ActionsBlock | undefined {
  if (!leads) return leads;
  const menus = leads.elements.filter(({ type }) => type === 'overflow');
  const buttons = leads.elements.filter((one) => one.type !== 'overflow' && one.action_id !== actionIds.answer);
  // What nobody has must be claimed before its text is shown.
  const isClaimable = buttons.some((one) => one.action_id === actionIds.claim);
  const about = touchButtons(touch, language).filter((one) => !isClaimable || one.action_id !== actionIds.answer);
  if (about.length === 0) return leads;
  return actions('card_actions', [...about, ...buttons.slice(0, mostButtons - about.length), ...menus]);
}
