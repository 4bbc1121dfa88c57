import { describe, expect, test } from 'vitest';
import { renderDigest, renderPlainDigest } from '../../../src/bot/digest/render-digest.ts';
import type { DigestFacts } from '../../../src/domain/digest/digest-facts.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';
import { anAccount, aStory } from '../messages/desk-builders.ts';
import { buttonWords, texts } from '../messages/live-markup.ts';
import {
  aBusyDay,
  aDigest,
  aLead,
  aQuietDay,
  aSale,
  aTemplate,
  aTouch,
  figuresOf,
  onTheDay,
  sentOf,
  someWaits,
  standingOf,
} from './digest-builders.ts';

const blockIds = (facts: DigestFacts) => renderDigest(facts).blocks.map(({ block_id }) => block_id);
const said = (changes: Partial<DigestFacts>) =>
  texts(renderDigest(aDigest(changes)).blocks.filter(({ type }) => type !== 'actions')).join('\n');
const buttons = (changes: Partial<DigestFacts>) => buttonWords(renderDigest(aDigest(changes)).blocks);

describe('the digest', () => {
  test('is laid out to be read in half a minute: what waits first, then three figures, then the rest', () => {
    expect(blockIds(aDigest())).toEqual([
      'digest_title',
      'digest_waits',
      'digest_waits_actions',
      'digest_headlines',
      'digest_figures',
      'digest_hours',
      'digest_hours_words',
      'digest_trend',
      'digest_trend_words',
      'digest_templates',
      'digest_stories',
      'digest_actions',
      'digest_as_of',
    ]);
  });

  test('carries its day, by which it is recognised', () => {
    expect(renderDigest(aDigest()).metadata).toEqual({
      event_type: 'storydesk_digest',
      event_payload: { date: '2026-11-26' },
    });
  });

  test('is enough alone as a notification: the day, what waits, three figures', () => {
    expect(
      renderDigest(aDigest())
        .text.replace(/<!date[^>]*>/g, 'WHEN')
        .split('\n'),
    ).toEqual([
      'Digest of Thursday 26 November',
      '3 Hot and 5 Warm that nobody has · the longest waiting Hot one since WHEN · 2 leads are late: our turn · nobody knows whether one message arrived',
      'First answer (median): 4 min · nine of ten within 4 min · in time: 94% (30 of 32) · faster than usual: 11 min',
      'Reply rate: 40% (12 of 30) · more than usual: 31%',
      'Conversions: 3 · €149.90 · of those answered: 7% (2 of 30) · one without a value · +1 against the usual 2',
    ]);
  });

  test('says what came, what was sent and what it was worth', () => {
    expect(said({})).toContain('32 leads · +3 against the usual 29 · Hot answered: 94% (30 of 32)');
    expect(said({})).toContain('30 messages sent · read: 100% (30 of 30)');
    expect(said({})).toContain('€149.90 · €4.68 per lead\nnot put down to a message of ours: 1 of 3');
  });

  test('says what it cost, and what came in beyond it', () => {
    const costs = [
      {
        key: 'ads',
        startsOn: '2026-11-26',
        endsOn: '2026-11-26',
        story: undefined,
        campaign: undefined,
        amount: { amount: '64', currency: 'EUR' },
      },
    ];
    expect(said({ figures: figuresOf({ ...aBusyDay(), costs }) })).toContain(
      '€149.90 · €4.68 per lead · cost €64.00 · cost per lead €2.00 · ROI +134%',
    );
  });

  test('tells links and currencies apart, and converts nothing', () => {
    const touches = [
      aTouch(0, '10:00', { hasLink: true, clickedAt: onTheDay('10:30') }),
      aTouch(1, '10:00', { hasLink: true, seenAt: undefined }),
    ];
    const conversions = [
      aSale(0, '100'),
      aSale(1, undefined, { value: { amount: '20', currency: 'USD' }, attribution: undefined }),
    ];
    const figures = figuresOf({ leads: [aLead(0, '09:00', { answered: 4 })], touches, conversions });
    expect(said({ figures })).toContain('2 messages sent · read: 1 of 2 · links followed: 1 of 2');
    expect(said({ figures })).toContain('Conversions\n*2 · €100.00 · US$20.00*');
    expect(said({ figures })).toContain('not put down to a message of ours: 1 of 2, US$20.00');
  });

  test('shows a value below 0 when more was given back than came in', () => {
    const figures = figuresOf({ conversions: [aSale(0, '20', { kind: 'refund' })] });
    expect(said({ figures })).toContain('Conversions\n*0 · -€20.00*');
    expect(said({ figures })).toContain('one refund');
  });

  test('draws leads by hour and the last seven days, with the same numbers below', () => {
    const charts = renderDigest(aDigest()).blocks.filter(({ type }) => type === 'data_visualization');
    expect(charts).toMatchObject([
      { chart: { type: 'bar', axis_config: { categories: ['08–10', '10–12', '12–14', '14–16', '16–18', '18–20'] } } },
      { chart: { type: 'line', series: [{ name: 'Leads' }, { name: 'Answered' }, { name: 'Replied' }] } },
    ]);
    expect(said({})).toContain('Leads by hour of the day (Leads / Answered): 08–10: 20 / 20 · 18–20: 12 / 10');
    expect(said({})).toContain(
      'The last seven days (Leads / Answered / Replied): Fri 20: 20 / 18 / 0 · Sat 21: 22 / 19 / 1',
    );
  });

  test('has the same words without charts when Slack refuses them', () => {
    const plain = renderPlainDigest(aDigest());
    expect(plain.blocks.some(({ type }) => type === 'data_visualization')).toBe(false);
    expect(texts(plain.blocks)).toEqual(texts(renderDigest(aDigest()).blocks));
    expect(plain.metadata).toEqual(renderDigest(aDigest()).metadata);
  });

  test('names the day’s stories, those that brought nothing as well, and counts the rest', () => {
    const stories = Array.from({ length: 8 }, (_, index) => aStory({ id: aStory().id, caption: `Story ${index}` }));
    const others = stories.slice(1).map((story, index) => ({ ...story, id: `${story.id}${index}` as typeof story.id }));
    const lines = said({ stories: [aStory(), ...others] }).split('\n');
    expect(lines).toContain('“Spring drop”: 32 leads, 30 answered, 12 replied · €149.90');
    expect(lines).toContain('“Story 1”: 0 leads, 0 answered, 0 replied');
    expect(lines).toContain('… and 3 more');
  });

  test('says how many saw a story, where Instagram told', () => {
    const told = {
      reach: { value: 1204, at: aDigest().asOf },
      views: { missing: 'not-reported', at: aDigest().asOf },
    } as const;
    expect(said({ insights: new Map([[aStory().id, told]]) })).toContain(
      '“Spring drop”: 32 leads, 30 answered, 12 replied · €149.90 · reach 1,204\n',
    );
  });

  test('counts who came by no story', () => {
    const figures = figuresOf({ leads: [aLead(0, '09:00', {}, { story: undefined })] });
    expect(said({ figures, stories: [] })).toContain('Not from a story: one lead, 0 answered, 0 replied');
  });

  test('of a day that is not over says so', () => {
    expect(said({ isSoFar: true })).toContain('Thursday 26 November so far');
    expect(said({ isSoFar: true })).toContain('The day is not over.');
  });

  test('says up to when it counts and what is usual', () => {
    expect(said({})).toMatch(/As of <!date\^1795764600\^.*>\.\nUsual: the average of the last 4 Thursdays/);
  });

  test('names the days without a digest, and how to see one', () => {
    expect(said({ missedDays: ['2026-11-24', '2026-11-25'] })).toContain(
      'No digest came of Tue 24, Wed 25: it could not be posted then. See one with `/storydesk digest 2026-11-24`.',
    );
  });
});

describe('the first such weekday', () => {
  test('is compared with nothing, and says so', () => {
    expect(said({ usual: undefined })).toContain('First Thursday: nothing to compare it with yet.');
    expect(said({ usual: undefined })).not.toMatch(/than usual|as usual|the usual/);
  });
});

describe('a day with nothing', () => {
  test('is one line', () => {
    const { text, blocks } = renderDigest(aQuietDay());
    expect(text).toBe('Nothing happened on Thursday 26 November, and nothing is waiting.');
    expect(texts(blocks)).toEqual([text]);
  });

  test('still names the days without a digest', () => {
    expect(texts(renderDigest(aQuietDay({ missedDays: ['2026-11-25'] })).blocks)).toHaveLength(2);
  });

  test('on which something waits is not quiet: unknown figures are dashes', () => {
    const { text, blocks } = renderDigest(aQuietDay({ waits: someWaits({ warm: 1 }) }));
    expect(text).toContain('0 Hot and 1 Warm that nobody has');
    expect(texts(blocks)).toContain('First answer (median)\n*–*');
    expect(texts(blocks)).toContain('Reply rate\n*–*');
    expect(texts(blocks).join()).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('a day of one lead', () => {
  const figures = figuresOf({ leads: [aLead(0, '09:00', { answered: 30, replied: 40 })] });

  test('has counts in place of percentages, and compares no share', () => {
    expect(said({ figures })).toContain('Reply rate\n*1 of 1*\ntoo few to compare');
    expect(said({ figures })).toContain('one lead · −28 against the usual 29 · Hot answered: 1 of 1');
  });
});

describe('the buttons', () => {
  test('act on what the digest says', () => {
    expect(buttons({})).toEqual([
      'Claim leftovers',
      'Requeue missed',
      'Pause “Price – short”',
      'Full report',
      'Change hour',
    ]);
  });

  test('offer nothing where there is nothing to do', () => {
    expect(buttons({ waits: someWaits({ unconfirmed: 1 }), templates: standingOf(sentOf('thanks', 32, 20)) })).toEqual([
      'Full report',
      'Change hour',
    ]);
  });

  test('say of which day they are, and which template is meant', () => {
    expect(JSON.stringify(renderDigest(aDigest()).blocks)).toContain('"value":"C0DESK|2026-11-26|price"');
  });

  test('pause only after saying what that does', () => {
    expect(JSON.stringify(renderDigest(aDigest()).blocks)).toContain(
      'nobody is offered it until a manager restores it',
    );
  });
});

describe('templates', () => {
  test('are told with where their true shares lie', () => {
    expect(said({})).toContain('Best: “Warm thanks” (a, English), 63% (20 of 32) replied, between 45% and 77%');
    expect(said({})).toContain('Losing: “Price – short” (a, English), 10% (4 of 40) replied, between 4% and 23%');
  });

  test('that are not surely worse lose nothing', () => {
    const templates = standingOf(sentOf('thanks', 32, 20), sentOf('price', 40, 20), sentOf('rare', 3, 1));
    expect(said({ templates })).toContain('None is surely worse.');
    expect(said({ templates })).toContain('Not enough data: one wording was sent fewer than 20 times.');
    expect(buttons({ templates })).not.toContain('Pause “Price – short”');
  });

  test('that were all sent too rarely are not judged', () => {
    const lines = said({ templates: standingOf(sentOf('thanks', 10, 9), sentOf('price', 10, 0)) });
    expect(lines).toContain('Not enough data: 2 wordings were sent fewer than 20 times.');
    expect(lines).not.toContain('Best:');
  });

  test('are not spoken of when none was sent', () => {
    expect(blockIds(aDigest({ templates: standingOf([]) }))).not.toContain('digest_templates');
  });

  test('of which one wording is best and another loses are to be rewritten, not paused', () => {
    const templates = standingOf(sentOf('thanks', 32, 20, 'a'), sentOf('thanks', 40, 4, 'b'));
    expect(said({ templates })).toContain('rewrite it rather than pausing both');
    expect(buttons({ templates })).toEqual(['Claim leftovers', 'Requeue missed', 'Full report', 'Change hour']);
  });

  test('that are archived already are not offered to be paused', () => {
    const library = [aTemplate('thanks', 'Warm thanks'), aTemplate('price', 'Price – short', { archived: true })];
    expect(buttons({ library })).not.toContain('Pause “Price – short”');
  });

  test('without a title are called by their key', () => {
    expect(said({ library: [] })).toContain('Best: “thanks” (a, English)');
  });
});

describe.each(languages)('in %s', (language) => {
  const account = anAccount({ language });

  test.each([
    ['an everyday day', aDigest({ account, missedDays: ['2026-11-25'] })],
    ['a day with nothing', aQuietDay({ account })],
    ['a first day', aDigest({ account, usual: undefined })],
    ['a day that is not over', aDigest({ account, isSoFar: true })],
  ])('Slack takes %s', (_, facts) => {
    expect(validateMessage(renderDigest(facts).blocks)).toEqual([]);
    expect(validateMessage(renderPlainDigest(facts).blocks)).toEqual([]);
  });
});

test('the digest speaks the account’s language', () => {
  const spoken = (language: 'fr' | 'nl') => renderDigest(aDigest({ account: anAccount({ language }) })).text;
  expect(spoken('fr')).toContain('Bilan du jeudi 26 novembre');
  expect(spoken('fr')).toMatch(/Conversions\s: 3 · 149,90\s€/);
  expect(spoken('nl')).toMatch(/Conversies: 3 · €\s149,90/);
});
