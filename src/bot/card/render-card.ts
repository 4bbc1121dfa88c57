import type { KnownBlock, SectionBlock } from '@slack/types';
import type { CardFacts } from '../../domain/card/card-facts.ts';
import { isClosed, type Lead } from '../../domain/lead/lead.ts';
import { thumbnail } from '../messages/buttons.ts';
import { joinMrkdwn } from '../messages/mrkdwn.ts';
import { personNamePlain } from '../messages/person-name.ts';
import { say } from '../messages/say.ts';
import type { CardMetadata, SlackMessage } from '../messages/slack-message.ts';
import { context, plainSection, plainText, section } from '../messages/text-blocks.ts';
import { cardButtons } from './card-buttons.ts';
import { clockLine, headLine, named, reasonLine } from './card-lines.ts';
import { cardNotification } from './card-notification.ts';
import { closedLine, plainClosedLine } from './closed-line.ts';
import { withTouchButtons } from './touch-buttons.ts';
import { touchLine, touchWords } from './touch-line.ts';
import { viewerWords } from './viewer-words.ts';

/**
 * The card of a lead: a pure picture of `facts`, in the account's language. Equal facts make an equal message, and
 * nothing in it changes by waiting, so it is edited only when something visible happened.
 *
 * At most five short lines: who did what where · their words (two lines) · reasons and history or, once we have written,
 * what became of our last message · clocks. No rich_text block is used: Slack refuses to replace one by other blocks
 * (`block_mismatch`), and cards must shrink to one line.
 */
export const renderCard = (facts: CardFacts): SlackMessage<CardMetadata> => cardMessage(facts, cardBlocks(facts));

/**
 * The card at its plainest, for when Slack refuses the blocks of `renderCard`: no picture, no link, foreign words in
 * plain text only. The clocks stay mrkdwn, since only there Slack shows each reader their own time.
 */
export const renderPlainCard = (facts: CardFacts): SlackMessage<CardMetadata> => cardMessage(facts, plainBlocks(facts));

function cardMessage(facts: CardFacts, layout: KnownBlock[]): SlackMessage<CardMetadata> {
  const { language } = facts.account;
  const { lead, touch } = facts;
  const leads = cardButtons(lead, language);
  const buttons = isClosed(lead) ? leads : withTouchButtons(leads, touch, language);
  return {
    text: cardNotification(facts),
    blocks: buttons ? [...layout, buttons] : layout,
    metadata: cardMetadata(lead),
  };
}

/** By which a posted card is recognised, e.g. when it is found twice. */
const cardMetadata = ({ id, version }: Lead): CardMetadata => ({
  event_type: 'storydesk_card',
  event_payload: { lead_id: id, version },
});

function cardBlocks(facts: CardFacts): KnownBlock[] {
  const { lead, account, story, words } = facts;
  if (isClosed(lead)) return [context('card_closed', closedLine(facts, lead))];
  const quoted = viewerWords(words, account.language);
  const picture = thumbnail(story?.thumbnailUrl, say(account.language, 'story.thumbnail'));
  const head = section('card_head', headLine(facts), picture);
  return [
    ...headBlocks(head, quoted),
    ...(facts.touch ? [] : [context('card_reasons', reasonLine(facts))]),
    context('card_clocks', clockLine(facts, lead)),
    ...touchBlocks(facts),
  ];
}

/** Where our last message stands. */
const touchBlocks = ({ touch, account }: CardFacts): KnownBlock[] =>
  touch ? [context('card_touch', joinMrkdwn([touchLine(touch, account), touchWords(touch, account)]))] : [];

/** Beside a picture the words are a field of the head: a block of their own would stand below it, after a gap. */
function headBlocks(head: SectionBlock, quoted: string | undefined): KnownBlock[] {
  if (!quoted) return [head];
  return head.accessory ? [{ ...head, fields: [plainText(quoted)] }] : [head, plainSection('card_words', quoted)];
}

function plainBlocks(facts: CardFacts): KnownBlock[] {
  const { lead, account, score, words } = facts;
  const { language } = account;
  const who = personNamePlain(named(facts), language);
  if (isClosed(lead)) return [plainSection('card_closed', plainClosedLine(facts, lead))];
  const segment = say(language, `segment.${lead.segment}`);
  const head = `${say(language, 'card.tier', { segment, score })} · ${who}`;
  const quoted = viewerWords(words, language);
  return [
    plainSection('card_head', quoted ? `${head}\n${quoted}` : head),
    section('card_clocks', clockLine(facts, lead)),
    ...touchBlocks(facts),
  ];
}
