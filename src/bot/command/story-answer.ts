import type { KnownBlock } from '@slack/types';
import type { BoardFacts } from '../../domain/story/board-facts.ts';
import { captureButton, shiftButton } from '../board/board-buttons.ts';
import { captureLine, countsLine, monitorLine, titleLines } from '../board/board-lines.ts';
import { actionIds } from '../messages/action-ids.ts';
import { actions, button } from '../messages/buttons.ts';
import { joinMrkdwn } from '../messages/mrkdwn.ts';
import { queueValue } from '../messages/press-value.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { PrivateMessage } from '../messages/slack-message.ts';
import { context, section } from '../messages/text-blocks.ts';

/** A message holds 50 blocks, and each story takes two. */
const mostStories = 20;

/** Answers /storydesk story: the live stories, and a way to open one by hand. */
export function storyAnswer(boards: readonly BoardFacts[], reader: Reader): PrivateMessage {
  const { language } = reader;
  const text =
    boards.length === 0
      ? sayMrkdwn(language, 'story.none')
      : sayMrkdwn(language, 'story.title', { count: boards.length });
  const more = boards.length - mostStories;
  return {
    text,
    blocks: [
      section('story_title', text),
      ...boards.slice(0, mostStories).flatMap((board) => storyBlocks(board, reader)),
      ...(more > 0 ? [context('story_more', sayMrkdwn(language, 'list.more', { count: more }))] : []),
      actions('story_open', [button(language, 'button.openStory', actionIds.openStory, queueValue(undefined))]),
    ],
  };
}

function storyBlocks(board: BoardFacts, reader: Reader): KnownBlock[] {
  const id = `${board.account.id}_${board.story.id}`;
  const people = joinMrkdwn([monitorLine(board, reader), captureLine(board, reader)]);
  return [
    section(`story_${id}`, joinMrkdwn([titleLines(board, reader), countsLine(board, reader), people], '\n')),
    actions(`story_actions_${id}`, [shiftButton(board, reader.language), captureButton(board, reader.language)]),
  ];
}
