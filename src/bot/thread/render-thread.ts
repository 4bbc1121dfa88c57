import type { KnownBlock } from '@slack/types';
import type { ThreadFacts } from '../../domain/card/thread-facts.ts';
import { ownerOf } from '../../domain/lead/lead.ts';
import { named } from '../card/card-lines.ts';
import { leadValue } from '../card/lead-value.ts';
import { firstWords } from '../card/viewer-words.ts';
import { actionIds } from '../messages/action-ids.ts';
import { actions, button } from '../messages/buttons.ts';
import { conversationLines } from '../messages/conversation-lines.ts';
import { type Mrkdwn, mentionUser } from '../messages/mrkdwn.ts';
import { personName } from '../messages/person-name.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { SlackMessage, ThreadMetadata } from '../messages/slack-message.ts';
import { context, section } from '../messages/text-blocks.ts';
import { quietLine } from './quiet-line.ts';
import { bestSuggestions, suggestionBlock } from './suggestion-blocks.ts';

/**
 * A message in the thread of a card: a pure picture of `facts`, in the account's language. Suggestions mention nobody,
 * since whoever claimed has just done so; word of a reply mentions the owner.
 */
export function renderThread(facts: ThreadFacts): SlackMessage<ThreadMetadata> {
  if (!facts.isOfUse) return message(facts, quietLine(facts), [context('thread_quiet', quietLine(facts))]);
  return facts.what === 'suggestions' ? suggestions(facts) : replyNotice(facts);
}

/** The same at its plainest, for when Slack refuses the blocks: what it is about, and the button. */
export function renderPlainThread(facts: ThreadFacts): SlackMessage<ThreadMetadata> {
  const { text } = renderThread(facts);
  const line = section('thread_plain', text);
  return message(facts, text, facts.isOfUse ? [line, nextStep(facts)] : [line]);
}

function suggestions(facts: ThreadFacts): SlackMessage<ThreadMetadata> {
  const { account } = facts.card;
  const head = sayMrkdwn(account.language, 'thread.suggestions', {
    who: personName(named(facts.card), account.language),
  });
  return message(facts, head, [
    section('suggestions_head', head),
    ...bestSuggestions(facts).map((suggestion, index) => suggestionBlock(suggestion, index, facts)),
    nextStep(facts),
  ]);
}

/** What a locked phone shows of the words. */
const wordsRoom = { graphemes: 80, units: 200 };
const mostLines = 8;

function replyNotice(facts: ThreadFacts): SlackMessage<ThreadMetadata> {
  const { card, conversation } = facts;
  const { language } = card.account;
  const who = personName(named(card), language);
  const owner = ownerOf(card.lead);
  const called = owner && { owner: mentionUser(owner), who };
  const head = called
    ? sayMrkdwn(language, 'thread.replied', called)
    : sayMrkdwn(language, 'thread.repliedFree', { who });
  const words = firstWords(card.words, wordsRoom);
  const said = conversationLines(conversation, mostLines, named(card), card.account);
  const blocks = [section('reply_head', head), ...(said ? [section('reply_conversation', said)] : []), nextStep(facts)];
  if (!words) return message(facts, head, blocks);
  const notification = called
    ? sayMrkdwn(language, 'thread.repliedWith', { ...called, words })
    : sayMrkdwn(language, 'thread.repliedFreeWith', { who, words });
  return message(facts, notification, blocks);
}

/** Whoever has them answers; while nobody has, somebody takes them first. */
function nextStep({ card }: ThreadFacts): KnownBlock {
  const { lead, account } = card;
  const { language } = account;
  const isFree = ownerOf(lead) === undefined;
  return actions('thread_actions', [
    isFree
      ? button(language, 'button.claim', actionIds.claim, leadValue(lead), 'primary')
      : button(language, 'button.answer', actionIds.answer, leadValue(lead), 'primary'),
  ]);
}

/** By its metadata a posted message is recognised, e.g. when it is found twice. */
const message = ({ card, what }: ThreadFacts, text: Mrkdwn, blocks: KnownBlock[]): SlackMessage<ThreadMetadata> => ({
  text,
  blocks,
  metadata: { event_type: 'storydesk_thread', event_payload: { lead_id: card.lead.id, what } },
});
