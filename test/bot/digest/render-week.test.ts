import { describe, expect, test } from 'vitest';
import { renderPlainWeek, renderWeek } from '../../../src/bot/digest/render-week.ts';
import type { WeekFacts } from '../../../src/domain/digest/week-facts.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';
import { anAccount } from '../messages/desk-builders.ts';
import { texts } from '../messages/live-markup.ts';
import { aLead, aWeek, figuresOf, sentOf, standingOf, week } from './digest-builders.ts';

/** Thin spaces, which no keyboard has, as plain ones. */
const plain = (text: string) => text.replace(/\u2009/g, ' ');
const said = (changes: Partial<WeekFacts>) => texts(renderWeek(aWeek(changes)).blocks).join('\n');

/** Sixty leads: half answered in three minutes, half in an hour and a half, of which fewer replied. */
const fastAndSlow = figuresOf(
  {
    leads: Array.from({ length: 60 }, (_, index) =>
      index < 30
        ? aLead(index, '09:00', { answered: 3, ...(index < 20 && { replied: 30 }) })
        : aLead(index, '22:00', { answered: 90, ...(index < 33 && { replied: 120 }) }),
    ),
  },
  week,
);

describe('the weekly review', () => {
  test('carries its Monday', () => {
    expect(renderWeek(aWeek()).metadata).toEqual({
      event_type: 'storydesk_review',
      event_payload: { date: '2026-11-23' },
    });
  });

  test('is enough alone as a notification', () => {
    expect(plain(renderWeek(aWeek()).text).split('\n')).toEqual([
      'Week of 23 – 29 November',
      'First answer (median): 4 min · nine of ten within 4 min · in time: 94% (30 of 32) · faster than the week before: 20 min',
      'Reply rate: 40% (12 of 30)',
      'Conversions: 3 · €149.90 · of those answered: 7% (2 of 30) · one without a value · +3 against the 0 of the week before',
    ]);
  });

  test('says which templates to rewrite or drop before those to keep', () => {
    expect(said({})).toContain(
      [
        '“Price – short” (a, English): sent 40, replied 10% (4 of 40), between 4% and 23% · sold 5% (2 of 40) · *rewrite it*',
        '“Warm thanks” (a, English): sent 32, replied 63% (20 of 32), between 45% and 77% · sold 6% (2 of 32) · *keep it*',
      ].join('\n'),
    );
  });

  test('advises by the two weeks a wording is judged by, not by this one alone', () => {
    const [thanks, rarely] = [sentOf('thanks', 32, 20), sentOf('price', 8, 0)];
    const figures = figuresOf({ touches: [...thanks, ...rarely] }, week);
    const line = said({ figures, templates: standingOf(thanks, sentOf('price', 40, 4)) })
      .split('\n')
      .find((one) => one.includes('Price'));

    expect(line).toContain('sent 8');
    expect(line).toContain('rewrite it');
  });

  test('judges no template by a few messages', () => {
    const touches = [...sentOf('thanks', 5, 5), ...sentOf('price', 5, 0)];
    const changes = { figures: figuresOf({ touches }, week), templates: standingOf(touches) };
    expect(said(changes)).toContain('sent 5, replied 5 of 5 · *not enough data*');
    expect(said(changes)).toContain('Nothing to drop or rewrite.');
  });

  test('draws the team’s own curve of replies by speed, of the speeds with answers enough', () => {
    const { blocks } = renderWeek(aWeek({ figures: fastAndSlow }));
    expect(blocks.find(({ block_id }) => block_id === 'week_speed')).toMatchObject({
      chart: {
        type: 'bar',
        series: [
          {
            data: [
              { label: 'within 5 min', value: 67 },
              { label: 'within 6 h', value: 10 },
            ],
          },
        ],
      },
    });
    expect(texts(blocks).join('\n')).toContain(
      'within 5 min: 67% (20 of 30) · within 20 min: – · within 1 h: – · within 6 h: 10% (3 of 30) · later: –',
    );
  });

  test('draws no curve of too few answers, and says so', () => {
    expect(said({})).toContain('Too few answers for a curve: it takes 20 at each of two speeds.');
  });

  test('says at which hours answers took longest', () => {
    expect(said({ figures: fastAndSlow })).toContain('Slowest hours: 22–23: 1 h 30 min (30 answered)');
    expect(said({ figures: fastAndSlow })).toContain('Fastest hours: 09–10: 3 min (30 answered)');
  });

  test('says when to post, by hours at which enough was posted', () => {
    expect(said({})).toContain('18–19: 12.5 leads per story (4 stories), replied 40% (20 of 50)');
    expect(said({})).not.toContain('09–10: 9 leads per story');
    expect(said({ postingHours: aWeek().postingHours.slice(1) })).toContain('Too few stories to say');
  });

  test('of the first week is compared with nothing, and says so', () => {
    expect(said({ before: undefined })).toContain('First week: nothing to compare it with yet.');
    expect(said({ before: undefined })).not.toContain('than the week before');
  });

  test('of a week with nothing is one line', () => {
    const { text, blocks } = renderWeek(aWeek({ figures: figuresOf({}, week) }));
    expect(plain(text)).toBe('Nothing happened in the week of 23 – 29 November.');
    expect(texts(blocks)).toEqual([text]);
  });

  test('has the same words without charts when Slack refuses them', () => {
    const facts = aWeek({ figures: fastAndSlow });
    expect(texts(renderPlainWeek(facts).blocks)).toEqual(texts(renderWeek(facts).blocks));
    expect(renderPlainWeek(facts).blocks.some(({ type }) => type === 'data_visualization')).toBe(false);
  });

  test.each(languages)('is taken by Slack in %s', (language) => {
    const account = anAccount({ language });
    for (const facts of [aWeek({ account }), aWeek({ account, figures: fastAndSlow, before: undefined })]) {
      expect(validateMessage(renderWeek(facts).blocks)).toEqual([]);
      expect(validateMessage(renderPlainWeek(facts).blocks)).toEqual([]);
    }
  });
});
