import { describe, expect, test } from 'vitest';
import { renderBoard } from '../../../src/bot/board/render-board.ts';
import type { BoardFacts } from '../../../src/domain/story/board-facts.ts';
import { aBoard, anAccount, ana, anOpenLead, aStory, at, epoch } from '../messages/desk-builders.ts';
import { buttonWords, texts } from '../messages/live-markup.ts';

const said = (changes: Partial<BoardFacts>) =>
  texts(renderBoard(aBoard(changes)).blocks.filter(({ type }) => type !== 'actions')).join('\n');
const listed = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    lead: anOpenLead().id,
    handle: `viewer.${n}`,
    displayName: undefined,
    score: 40 - n,
  }));

describe('the board of a live story', () => {
  test('counts down without edits', () => {
    expect(said({})).toContain(
      'ends <!date^1795251600^{date_short_pretty} {time}|21 Nov, 10:00 CET> (<!date^1795251600^{ago}|',
    );
  });

  test('counts by segment, and says since when the longest waiting Hot lead waits', () => {
    expect(said({})).toContain('2 Hot · 5 Warm · 1 claimed · 40 viewers known');
    expect(said({})).toContain(`Longest waiting Hot: since <!date^${epoch('09:04')}^`);
    expect(said({ hotWaiting: 0, oldestHotAt: undefined })).toContain('No Hot lead is waiting');
  });

  test('says when viewers were last captured, and who is on shift', () => {
    expect(said({})).toContain('Nobody on shift · Viewers not captured yet');
    const story = aStory({ monitor: ana, lastCaptureAt: at('10:00') });
    expect(said({ story })).toContain(`On shift: <@U0ANA> · Last capture: <!date^${epoch('10:00')}^`);
  });

  test('lists ten Warm leads without a card, hottest first, and how many more there are', () => {
    const lines = said({ listed: listed(12), listedCount: 31 }).split('\n');
    expect(lines.filter((line) => line.startsWith('•'))).toHaveLength(10);
    expect(lines).toContain('• <https://www.instagram.com/viewer.0/|@viewer.0> (40)');
    expect(lines).toContain('… and 21 more');
  });

  test('has no list when every Warm lead has a card', () => {
    expect(said({ listed: [], listedCount: 0 })).not.toContain('hottest first');
  });

  test('says that cards wait for Slack once more than three do', () => {
    expect(said({ cardsQueued: 3 })).not.toContain('waiting for Slack');
    expect(said({ cardsQueued: 4 })).toContain('4 cards are waiting for Slack’s pace');
  });

  test('offers to take the shift, or to leave it once somebody has it', () => {
    expect(buttonWords(renderBoard(aBoard()).blocks)).toEqual(['Take the shift', 'Capture viewers', 'Claim next']);
    expect(buttonWords(renderBoard(aBoard({ story: aStory({ monitor: ana }) })).blocks)).toEqual([
      'Leave the shift',
      'Capture viewers',
      'Claim next',
    ]);
  });

  test('names a story without a caption by when it was posted', () => {
    expect(said({ story: aStory({ caption: ' ' }) })).toContain(`*Live: the story (<!date^${epoch('09:00')}^`);
  });

  test('links to the story on Instagram, and nowhere else', () => {
    expect(said({})).toContain('|See it on Instagram>');
    expect(said({ story: aStory({ permalink: 'https://instagram.com.evil.example/' }) })).not.toContain('See it');
  });
});

describe('the board of a story that is over', () => {
  const story = aStory({ closedAt: new Date('2026-11-21T09:00:00Z'), monitor: ana });

  test('says so, and what is still open', () => {
    expect(said({ story })).toContain('*Over: “Spring drop”*');
    expect(said({ story })).toContain('Still open: 2 Hot and 5 Warm waiting, 1 claimed');
    expect(said({ story })).toContain('40 viewers known · 3 put aside');
  });

  test('offers Claim next while leads are open, and nothing else', () => {
    expect(buttonWords(renderBoard(aBoard({ story })).blocks)).toEqual(['Claim next']);
  });

  test('offers nothing once nothing is open', () => {
    const done = { story, hotWaiting: 0, warmWaiting: 0, claimed: 0 };
    expect(said(done)).toContain('Nothing is left open.');
    expect(buttonWords(renderBoard(aBoard(done)).blocks)).toEqual([]);
  });
});

describe('a board', () => {
  test('carries which story it shows', () => {
    expect(renderBoard(aBoard()).metadata).toEqual({
      event_type: 'storydesk_board',
      event_payload: { story_id: '18000000000000001' },
    });
  });

  test('is enough alone as a notification', () => {
    expect(renderBoard(aBoard()).text).toMatch(/^Live: “Spring drop”, until <!date\^.*>\. Nobody on shift\.$/);
  });

  test('is equal for equal facts', () => {
    expect(renderBoard(aBoard())).toEqual(renderBoard(structuredClone(aBoard())));
  });

  test('speaks the account’s language', () => {
    const dutch = renderBoard(aBoard({ account: anAccount({ language: 'nl' }) }));
    expect(texts(dutch.blocks).join()).toContain('Niemand heeft dienst');
  });
});
