import type { SectionBlock } from '@slack/types';
import type { CardFacts } from '../../domain/card/card-facts.ts';
import { isClosed, type Lead } from '../../domain/lead/lead.ts';
import { cardButtons } from '../card/card-buttons.ts';
import { clockLine, headLine, reasonLine } from '../card/card-lines.ts';
import { cardNotification } from '../card/card-notification.ts';
import { closedLine } from '../card/closed-line.ts';
import { viewerWords } from '../card/viewer-words.ts';
import { cardLink } from '../messages/card-link.ts';
import { foreignMrkdwn, foreignPlain, isBlank } from '../messages/foreign-text.ts';
import type { Reader } from '../messages/reader.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import type { PrivateMessage } from '../messages/slack-message.ts';
import { context, plainSection, section } from '../messages/text-blocks.ts';

const handleRoom = { graphemes: 40, units: 80 };

/** Answers /storydesk lead when there is no such lead, or nobody was named. */
export const noLeadAnswer = (handle: string, { language }: Reader): PrivateMessage => ({
  text: isBlank(handle)
    ? sayMrkdwn(language, 'lead.missingHandle')
    : sayMrkdwn(language, 'lead.notFound', { handle: foreignMrkdwn(handle, handleRoom) }),
});

/**
 * Answers /storydesk lead: the card as it stands, in the reader's language, with its buttons.
 *
 * @param cardTs the posted card, once there is one
 */
export function leadAnswer(facts: CardFacts, cardTs: string | undefined, reader: Reader): PrivateMessage {
  const { lead, account } = facts;
  const spoken: CardFacts = { ...facts, account: { ...account, ...reader } };
  const buttons = cardButtons(lead, reader.language);
  const quoted = viewerWords(facts.words, reader.language);
  const open =
    cardTs === undefined
      ? undefined
      : cardLink(lead.team, account.desk, cardTs, sayMrkdwn(reader.language, 'link.card'));
  return {
    text: cardNotification(spoken),
    blocks: [
      ...(isClosed(lead)
        ? [section('lead_closed', closedLine(spoken, lead))]
        : [section('lead_head', headLine(spoken)), context('lead_clocks', clockLine(spoken, lead))]),
      ...noteBlocks(lead, reader),
      ...(quoted ? [plainSection('lead_words', quoted)] : []),
      context('lead_reasons', reasonLine(spoken)),
      ...(open ? [context('lead_link', open)] : []),
      ...(buttons ? [buttons] : []),
    ],
  };
}

const noteRoom = { graphemes: 500, units: 2500 };

/** What a teammate wrote when they closed it; only here, since everybody reads the channel. */
function noteBlocks(lead: Lead, { language }: Reader): SectionBlock[] {
  const note = 'note' in lead ? lead.note : undefined;
  return isBlank(note)
    ? []
    : [plainSection('lead_note', say(language, 'card.note', { note: foreignPlain(note, noteRoom) }))];
}
