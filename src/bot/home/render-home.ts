import type { HomeView, KnownBlock } from '@slack/types';
import type { HomeFacts } from '../../domain/lead/home-facts.ts';
import type { BoardFacts } from '../../domain/story/board-facts.ts';
import type { Language } from '../../domain/team/account.ts';
import { captureButton, shiftButton } from '../board/board-buttons.ts';
import { captureLine, countsLine, monitorLine, titleLines } from '../board/board-lines.ts';
import { actionIds } from '../messages/action-ids.ts';
import { actions, button } from '../messages/buttons.ts';
import { joinMrkdwn } from '../messages/mrkdwn.ts';
import { queueValue } from '../messages/press-value.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { context, header, section } from '../messages/text-blocks.ts';
import { claimRow, mineRow } from './lead-row.ts';
import { paceBlocks } from './pace-blocks.ts';

/** With headings and remainders these stay under 90 blocks; a Home tab holds 100. */
const mostLeads = 20;
const mostStories = 15;

/** One person's App Home, in their language: what they hold, what waits, what is live, how the day goes. */
export function renderHome(facts: HomeFacts, language: Language): HomeView {
  return {
    type: 'home',
    blocks: [
      ...mineBlocks(facts, language),
      ...unclaimedBlocks(facts, language),
      ...storyBlocks(facts, language),
      ...paceBlocks(facts.pace, language),
    ],
  };
}

function mineBlocks({ mine }: HomeFacts, language: Language): KnownBlock[] {
  return [
    header('home_mine', say(language, 'home.mine')),
    ...(mine.length > 0
      ? mine.slice(0, mostLeads).map((line) => mineRow(line, language))
      : [section('home_none_mine', sayMrkdwn(language, 'home.noneMine'))]),
    ...moreBlock('home_more_mine', mine.length - mostLeads, language),
    actions('home_actions', [
      button(language, 'button.claimNext', actionIds.claimNext, queueValue(undefined), 'primary'),
      button(language, 'button.openStory', actionIds.openStory, queueValue(undefined)),
    ]),
  ];
}

function unclaimedBlocks({ unclaimed, unclaimedCount }: HomeFacts, language: Language): KnownBlock[] {
  const shown = unclaimed.slice(0, mostLeads);
  const title = say(language, 'home.unclaimed');
  if (shown.length === 0) {
    return [header('home_unclaimed', title), section('home_none_unclaimed', sayMrkdwn(language, 'home.noneUnclaimed'))];
  }
  const count = say(language, 'home.unclaimedCount', { count: Math.max(unclaimedCount, unclaimed.length) });
  return [
    header('home_unclaimed', `${title} · ${count}`),
    ...shown.map((line) => claimRow(line, language)),
    ...moreBlock('home_more_unclaimed', unclaimedCount - shown.length, language),
  ];
}

function storyBlocks({ stories }: HomeFacts, language: Language): KnownBlock[] {
  return [
    header('home_stories', say(language, 'home.stories')),
    ...(stories.length > 0
      ? stories.slice(0, mostStories).flatMap((board) => storyRow(board, language))
      : [section('home_no_stories', sayMrkdwn(language, 'home.noStories'))]),
    ...moreBlock('home_more_stories', stories.length - mostStories, language),
  ];
}

function storyRow(board: BoardFacts, language: Language): KnownBlock[] {
  const reader = { language, timeZone: board.account.timeZone };
  const { account, story } = board;
  return [
    section(
      `home_story_${account.id}_${story.id}`,
      joinMrkdwn(
        [
          titleLines(board, reader),
          countsLine(board, reader),
          joinMrkdwn([monitorLine(board, reader), captureLine(board, reader)]),
        ],
        '\n',
      ),
    ),
    actions(`home_story_actions_${account.id}_${story.id}`, [
      shiftButton(board, language),
      captureButton(board, language),
    ]),
  ];
}

const moreBlock = (blockId: string, count: number, language: Language): KnownBlock[] =>
  count > 0 ? [context(blockId, sayMrkdwn(language, 'list.more', { count }))] : [];
