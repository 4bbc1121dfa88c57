import type {
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { joinMrkdwn, type Mrkdwn } from './mrkdwn.ts';

/** Characters one text object holds. Source: docs.slack.dev/reference/block-kit/composition-objects/text-object */
const longestText = 3000;

/** mrkdwn that Slack does not search for addresses, channels and names: only what we wrote as a link is one. */
const mrkdwn = (text: Mrkdwn): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

/** Text shown as it is. `emoji` is off, so that a viewer's `:fire:` stays what they wrote. */
export const plainText = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });

export const section = (blockId: string, text: Mrkdwn, accessory?: SectionBlockAccessory): SectionBlock => ({
  type: 'section',
  block_id: blockId,
  text: mrkdwn(text),
  ...(accessory && { accessory }),
});

export const plainSection = (blockId: string, text: string): SectionBlock => ({
  type: 'section',
  block_id: blockId,
  text: plainText(text),
});

/** Texts in two columns, where there is room for them. At most ten, of at most 2000 characters. */
export const columns = (blockId: string, texts: readonly Mrkdwn[]): SectionBlock => ({
  type: 'section',
  block_id: blockId,
  fields: texts.map(mrkdwn),
});

/** One small grey line. */
export const context = (blockId: string, text: Mrkdwn): ContextBlock => ({
  type: 'context',
  block_id: blockId,
  elements: [mrkdwn(text)],
});

export const header = (blockId: string, text: string): HeaderBlock => ({
  type: 'header',
  block_id: blockId,
  text: plainText(text),
});

export const divider = (blockId: string): DividerBlock => ({ type: 'divider', block_id: blockId });

/** As many of `parts`, in order, as one text object holds when joined; the caller says how many are left out. */
export function partsThatFit(
  parts: readonly Mrkdwn[],
  separator: '\n' | ', ',
  reserved = 0,
): { readonly text: Mrkdwn; readonly count: number } {
  let count = 0;
  let length = reserved;
  for (const part of parts) {
    length += part.length + separator.length;
    if (length > longestText) break;
    count += 1;
  }
  return { text: joinMrkdwn(parts.slice(0, count), separator), count };
}
