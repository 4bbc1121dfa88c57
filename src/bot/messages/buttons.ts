import type { ActionsBlock, Button, ImageElement, Overflow } from '@slack/types';
import type { Language } from '../../domain/team/account.ts';
import type { actionIds } from './action-ids.ts';
import type { MessageKey } from './catalogue.ts';
import { say } from './say.ts';
import { plainText } from './text-blocks.ts';

type ActionId = (typeof actionIds)[keyof typeof actionIds];
type ButtonWord = Extract<MessageKey, `button.${string}`>;

/** A button; `value` comes back with the press. */
export const button = (
  language: Language,
  word: ButtonWord,
  actionId: ActionId,
  value: string,
  style?: 'primary' | 'danger',
): Button => ({
  type: 'button',
  action_id: actionId,
  text: plainText(say(language, word)),
  value,
  ...(style && { style }),
});

/** The ⋯ menu. Slack takes at most five options, with values of at most 75 characters. */
export const overflow = (
  language: Language,
  actionId: ActionId,
  options: readonly { readonly word: ButtonWord; readonly value: string }[],
): Overflow => ({
  type: 'overflow',
  action_id: actionId,
  options: options.map(({ word, value }) => ({ text: plainText(say(language, word)), value })),
});

export const actions = (blockId: string, elements: ActionsBlock['elements']): ActionsBlock => ({
  type: 'actions',
  block_id: blockId,
  elements,
});

/** Longest address of an image. Source: docs.slack.dev/reference/block-kit/block-elements/image-element */
const longestImageUrl = 3000;

/** A small picture beside a section, or undefined when there is none that Slack would take. */
export function thumbnail(url: string | undefined, altText: string): ImageElement | undefined {
  if (!url?.startsWith('https://') || url.length > longestImageUrl || /[\s<>"]/.test(url)) return undefined;
  return { type: 'image', image_url: url, alt_text: altText };
}
