import type { KnownBlock } from '@slack/types';
import type { BoardFacts } from '../../domain/story/board-facts.ts';
import { actions, thumbnail } from '../messages/buttons.ts';
import { joinMrkdwn, type Mrkdwn } from '../messages/mrkdwn.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { slackDate } from '../messages/slack-date.ts';
import type { BoardMetadata, SlackMessage } from '../messages/slack-message.ts';
import { storyName } from '../messages/story-name.ts';
import { context, section } from '../messages/text-blocks.ts';
import { boardButtons } from './board-buttons.ts';
import {
  captureLine,
  countsLine,
  monitorLine,
  oldestHotLine,
  resultsLine,
  stillOpenLine,
  titleLines,
} from './board-lines.ts';
import { insightsLine } from './insights-line.ts';
import { warmList } from './warm-list.ts';

/** So many cards may be on their way before the board says that they wait. */
const unremarkableQueue = 3;

/** The board of a story in the account's language: what is going on while it lives, what is left once it is over. */
export function renderBoard(facts: BoardFacts): SlackMessage<BoardMetadata> {
  const buttons = boardButtons(facts, facts.account.language);
  const layout = facts.story.closedAt ? closedBlocks(facts) : liveBlocks(facts);
  return {
    text: boardNotification(facts),
    blocks: buttons.length > 0 ? [...layout, actions('board_actions', buttons)] : layout,
    metadata: { event_type: 'storydesk_board', event_payload: { story_id: facts.story.id } },
  };
}

function liveBlocks(facts: BoardFacts): KnownBlock[] {
  const { account, story, cardsQueued } = facts;
  const { language } = account;
  const listed = warmList(facts, language);
  return [
    section('board_title', titleLines(facts, account), thumbnail(story.thumbnailUrl, say(language, 'story.thumbnail'))),
    section('board_counts', joinMrkdwn([countsLine(facts, account), oldestHotLine(facts, account)], '\n')),
    context('board_people', joinMrkdwn([monitorLine(facts, account), captureLine(facts, account)])),
    ...insightsBlock(facts),
    ...(listed ? [section('board_warm', listed)] : []),
    ...(cardsQueued > unremarkableQueue
      ? [context('board_queued', sayMrkdwn(language, 'board.queued', { count: cardsQueued }))]
      : []),
  ];
}

function closedBlocks(facts: BoardFacts): KnownBlock[] {
  const { account } = facts;
  const listed = warmList(facts, account.language);
  return [
    section('board_title', joinMrkdwn([titleLines(facts, account), stillOpenLine(facts, account)], '\n')),
    ...(listed ? [section('board_warm', listed)] : []),
    context('board_people', resultsLine(facts, account)),
    ...insightsBlock(facts),
  ];
}

function insightsBlock(facts: BoardFacts): KnownBlock[] {
  const line = insightsLine(facts, facts.account);
  return line ? [context('board_insights', line)] : [];
}

function boardNotification(facts: BoardFacts): Mrkdwn {
  const { account, story } = facts;
  const name = storyName(story, account);
  return story.closedAt
    ? sayMrkdwn(account.language, 'board.closedNotification', { story: name, open: stillOpenLine(facts, account) })
    : sayMrkdwn(account.language, 'board.notification', {
        story: name,
        when: slackDate(story.expiresAt, 'moment', account),
        monitor: monitorLine(facts, account),
      });
}
