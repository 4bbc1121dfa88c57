import type { Button } from '@slack/types';
import type { Language } from '../../domain/team/account.ts';
import type { Touch } from '../../domain/touch/touch.ts';
import { actionIds } from '../messages/action-ids.ts';
import { button } from '../messages/buttons.ts';
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
      ];
    default:
      return [];
  }
}
