import type { Button } from '@slack/types';
import type { Language } from '../../domain/team/account.ts';
import type { actionIds } from '../messages/action-ids.ts';
import { plainText } from '../messages/text-blocks.ts';

/** A button in the modals of templates, where its words say nothing to the outside. */
export const templateButton = (
  words: string,
  actionId: (typeof actionIds)[keyof typeof actionIds],
  value: string,
  style?: 'primary' | 'danger',
): Button => ({ type: 'button', action_id: actionId, text: plainText(words), value, ...(style && { style }) });

/** A language at a glance, for those who know the flags; its name stands beside it where there is room. */
export const flags: Readonly<Record<Language, string>> = { en: '🇬🇧', fr: '🇫🇷', nl: '🇳🇱' };
/** Each language in its own words: who looks for theirs finds it. */
export const ownNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', nl: 'Nederlands' };
