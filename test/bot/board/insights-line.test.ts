import { describe, expect, test } from 'vitest';
import { renderBoard } from '../../../src/bot/board/render-board.ts';
import type { BoardFacts } from '../../../src/domain/story/board-facts.ts';
import {
  allMissing,
  insightMetrics,
  type LatestInsights,
  latestInsights,
  type MissingReason,
} from '../../../src/domain/story/story-insights.ts';
import type { Language } from '../../../src/domain/team/account.ts';
import { aBoard, anAccount, aStory, at, epoch } from '../messages/desk-builders.ts';
import { texts } from '../messages/live-markup.ts';

const closed = aStory({ closedAt: new Date('2026-11-21T09:00:00Z') });
const seen = (time: string, counts: Record<string, number>): LatestInsights =>
  Object.fromEntries(Object.entries(counts).map(([metric, value]) => [metric, { value, at: at(time) }]));
const figures = seen('10:00', { reach: 1120, views: 1, replies: 4, tapsForward: 40, tapsBack: 1, exits: 3, shares: 2 });
const without = (missing: MissingReason) =>
  latestInsights([{ at: at('10:00'), source: 'api', metrics: allMissing(insightMetrics, missing) }]);
const token = `<!date^${epoch('10:00')}^`;

const block = (changes: Partial<BoardFacts>, id: string) =>
  texts(renderBoard(aBoard(changes)).blocks.filter((one) => one.block_id === id))
    .join('\n')
    .replace(/[\u00a0\u202f]/g, ' ');
const line = (changes: Partial<BoardFacts>) => block(changes, 'board_insights');
const inLanguage = (language: Language) => ({ account: anAccount({ language }) });

describe('the figures on the board of a live story', () => {
  test('are reach, views, replies, taps and exits, and say as of when', () => {
    expect(line({ insights: figures })).toMatch(
      /^Instagram: reach 1,120 · one view · 4 replies · 40 taps forward · one tap back · 3 exits · as of <!date/,
    );
    expect(line({ insights: figures })).toContain(`as of ${token}`);
    expect(line({ insights: figures })).toContain(`{ago}|`);
  });

  test.each([
    [
      'fr',
      /^Instagram : couverture de 1 120 · 1 vue · 4 réponses · 40 appuis pour avancer · .* · 3 sorties · relevé <!date/,
    ],
    [
      'nl',
      /^Instagram: bereik 1\.120 · 1 weergave · 4 antwoorden · 40 tikken vooruit · .* · 3 keer verlaten · stand van <!date/,
    ],
  ] as const)('are said in %s', (language, words) => {
    expect(line({ ...inLanguage(language), insights: figures })).toMatch(words);
  });

  test('count replies ourselves where Instagram reports none, or fewer than reached us', () => {
    const region: LatestInsights = { ...figures, replies: { missing: 'region', at: at('10:00') } };
    expect(line({ insights: region, repliesReceived: 7 })).toContain('· 7 replies by our count ·');
    expect(line({ insights: region, repliesReceived: 0 })).toContain('· 0 replies by our count ·');
    expect(line({ insights: figures, repliesReceived: 5 })).toContain('· 5 replies by our count ·');
    expect(line({ ...inLanguage('fr'), insights: region, repliesReceived: 7 })).toContain(
      '7 réponses selon notre compte',
    );
    expect(line({ ...inLanguage('nl'), insights: region, repliesReceived: 7 })).toContain(
      '7 antwoorden volgens onze telling',
    );
  });

  test('say in a word why reach or views are missing, and leave out what else is', () => {
    const some: LatestInsights = {
      reach: { missing: 'floor', at: at('10:00') },
      views: { value: 6, at: at('10:00') },
      exits: { missing: 'floor', at: at('10:00') },
    };
    expect(line({ insights: some })).toMatch(
      /^Instagram: reach unknown \(fewer than five\) · 6 views · 0 replies by our count · as of/,
    );
  });

  test('are as old as the oldest that is shown', () => {
    expect(line({ insights: { ...figures, ...seen('12:00', { reach: 1300 }) } })).toContain(`as of ${token}`);
  });

  test.each([
    ['too-few-viewers', 'en', 'Instagram shows no figures: fewer than five viewers'],
    ['not-reported', 'en', 'Instagram shows no figures: none reported'],
    ['not-permitted', 'en', 'Instagram shows no figures: no permission for insights'],
    ['not-offered', 'en', 'Instagram shows no figures: not offered for this story'],
    ['too-few-viewers', 'fr', 'Instagram ne montre aucun chiffre : moins de cinq viewers'],
    ['not-permitted', 'nl', 'Instagram toont geen cijfers: geen toegang tot statistieken'],
  ] as const)('are one sentence when Instagram shows none: %s, in %s', (missing, language, words) => {
    expect(line({ ...inLanguage(language), insights: without(missing) })).toBe(words);
  });

  test('are left out while nothing is known, except replies that reached us', () => {
    expect(line({})).toBe('');
    expect(line({ repliesReceived: 2 })).toBe('2 replies by our count');
    expect(line({ insights: without('not-permitted'), repliesReceived: 1 })).toBe(
      'Instagram shows no figures: no permission for insights · one reply by our count',
    );
  });
});

describe('the closing summary', () => {
  const results = { hot: 12, warm: 30, answered: 9, won: 2, worth: [] };

  test('tells what came of the story', () => {
    expect(block({ story: closed, results }, 'board_people')).toBe(
      '40 viewers known · 3 put aside · 12 Hot and 30 Warm in all · 9 answered · 2 won',
    );
  });

  test('adds up what was won, per currency', () => {
    const worth = [
      { amount: '20', currency: 'CHF' },
      { amount: '149.9', currency: 'EUR' },
    ];
    const won = { story: closed, results: { ...results, worth } };
    expect(block(won, 'board_people')).toContain('2 won, worth CHF 20.00, €149.90');
    expect(block({ ...won, ...inLanguage('fr') }, 'board_people')).toMatch(/gagnés : 2, pour .*149,90 €$/);
    expect(block({ ...won, ...inLanguage('nl') }, 'board_people')).toMatch(/2 gewonnen, goed voor .*€ 149,90$/);
  });

  test('ends with the last figures, in more detail', () => {
    expect(line({ story: closed, insights: figures })).toContain('3 exits · 2 shares · as of');
    expect(line({ insights: figures })).not.toContain('shares');
  });

  test('says nothing of leads when there were none', () => {
    const none = { hot: 0, warm: 0, answered: 0, won: 0, worth: [] };
    expect(block({ story: closed, results: none }, 'board_people')).toBe('40 viewers known · 3 put aside');
  });

  test('says nothing of figures when none are known', () => {
    expect(line({ story: closed })).toBe('');
  });
});
