import { describe, expect, test } from 'vitest';
import { renderHome } from '../../../src/bot/home/render-home.ts';
import { leadId, storyId } from '../../../src/domain/ids.ts';
import type { HomeFacts } from '../../../src/domain/lead/home-facts.ts';
import { validateView } from '../../../src/sandbox/slack/block-kit/validate-view.ts';
import {
  aBoard,
  aClaimedLead,
  aLeadLine,
  ana,
  anOpenLead,
  aStory,
  ben,
  epoch,
  leadIn,
} from '../messages/desk-builders.ts';
import { buttonWords, texts } from '../messages/live-markup.ts';
import { answeredLead, aPace } from './pace-builders.ts';

const aHome = (changes: Partial<HomeFacts> = {}): HomeFacts => ({
  mine: [aLeadLine({ lead: aClaimedLead({ id: leadId('mine-1') }) })],
  unclaimed: [aLeadLine({ lead: anOpenLead({ id: leadId('open-1') }) })],
  unclaimedCount: 1,
  stories: [aBoard()],
  pace: aPace(),
  ...changes,
});
const leads = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, n) => aLeadLine({ lead: anOpenLead({ id: leadId(`${prefix}-${n}`) }) }));

describe('the App Home', () => {
  test('shows what the reader holds, what waits, and what is live, with what can be done', () => {
    const view = renderHome(aHome(), 'en');
    expect(buttonWords(view.blocks)).toEqual([
      'Answer',
      'Claim next',
      'Open a story',
      'Claim',
      'Take the shift',
      'Capture viewers',
    ]);
    expect(validateView(view)).toEqual([]);
  });

  test('says until when a claim lasts, and links to its card', () => {
    const mine = texts(renderHome(aHome(), 'en').blocks)[1];
    expect(mine).toContain(`@lea.martin> · yours until <!date^${epoch('09:15')}^`);
    expect(mine).toContain(
      '<https://slack.com/app_redirect?team=T0&amp;channel=C0DESK&amp;message=1795165440.000100|Open the card>',
    );
  });

  test.each([
    ['replied', `they replied <!date^${epoch('09:08')}^`, 'your turn'],
    ['contacted', `answered <!date^${epoch('09:06')}^`, 'their turn'],
    ['put off after it was answered', `put off until <!date^${epoch('12:00')}^`],
  ] as const)('says whose turn it is with one’s own lead that is %s', (state, ...words) => {
    const mine = texts(renderHome(aHome({ mine: [aLeadLine({ lead: leadIn[state] })] }), 'en').blocks)[1];
    for (const said of words) expect(mine).toContain(said);
  });

  test('says who waits for an answer that nobody gives', () => {
    const unclaimed = [aLeadLine({ lead: leadIn['replied, and nobody’s'] })];
    expect(texts(renderHome(aHome({ mine: [], unclaimed }), 'en').blocks).join()).toContain(
      'our turn. Nobody has them',
    );
  });

  test('has no link while the card is not posted', () => {
    const unclaimed = [aLeadLine({ cardTs: undefined })];
    expect(texts(renderHome(aHome({ mine: [], unclaimed }), 'en').blocks).join()).not.toContain('Open the card');
  });

  test('speaks the reader’s language, whatever the account’s is', () => {
    expect(buttonWords(renderHome(aHome({ stories: [] }), 'nl').blocks)).toEqual([
      'Antwoorden',
      'Ik pak de volgende',
      'Story openen',
      'Ik pak ’m',
    ]);
  });

  test('shows how the day goes so far, and the reader’s own pace', () => {
    const leads = [answeredLead('1', ana, 4, true), answeredLead('2', ana, 8), answeredLead('3', ben, 60)];
    const [desk, mine] = String(texts(renderHome(aHome({ pace: aPace(leads, ana) }), 'en').blocks).at(-1)).split('\n');
    expect(desk).toBe('3 leads, answered: 3 of 3 · first answer (median): 8 min · replied: 1 of 3');
    expect(mine).toBe('You: 2 leads answered first, median 6 min · 2 messages · replied: 1 of 2');
  });

  test('offers to leave a shift that somebody has', () => {
    const stories = [aBoard({ story: aStory({ monitor: ana }) })];
    expect(buttonWords(renderHome(aHome({ stories }), 'en').blocks)).toContain('Leave the shift');
  });

  test.each(['en', 'fr', 'nl'] as const)('encourages where there is nothing to show, in %s', (language) => {
    const view = renderHome({ mine: [], unclaimed: [], unclaimedCount: 0, stories: [], pace: aPace() }, language);
    expect(validateView(view)).toEqual([]);
    expect(view.blocks).toHaveLength(9);
  });

  test('stays under ninety blocks on the busiest day, and says how much more there is', () => {
    const stories = Array.from({ length: 40 }, (_, n) => aBoard({ story: aStory({ id: storyId(`1800${n}`) }) }));
    const view = renderHome(
      { mine: leads(30, 'mine'), unclaimed: leads(30, 'open'), unclaimedCount: 400, stories, pace: aPace() },
      'en',
    );
    expect(view.blocks.length).toBeLessThanOrEqual(90);
    expect(validateView(view)).toEqual([]);
    expect(texts(view.blocks)).toEqual(
      expect.arrayContaining(['… and 10 more', 'Nobody’s yet · 400 leads', '… and 380 more', '… and 25 more']),
    );
  });
});
