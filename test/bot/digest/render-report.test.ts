import { describe, expect, test } from 'vitest';
import { renderPersonTable, renderPlainPersonTable } from '../../../src/bot/digest/render-person-table.ts';
import { renderPlainReport, renderReport } from '../../../src/bot/digest/render-report.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';
import { anAccount } from '../messages/desk-builders.ts';
import { texts } from '../messages/live-markup.ts';
import { aDigest, aHugeDay, aLead, aQuietDay, figuresOf } from './digest-builders.ts';

describe('the full report', () => {
  test('is a message for each table, as Slack takes one a message', () => {
    expect(renderReport(aDigest()).map(({ metadata }) => metadata)).toEqual(
      ['segment', 'story', 'template', 'language', 'hour'].map((part) => ({
        event_type: 'storydesk_report',
        event_payload: { date: '2026-11-26', part },
      })),
    );
  });

  test('has a row for each thing, with dashes for what is not known', () => {
    const [bySegment] = renderReport(aDigest());
    expect(bySegment?.blocks[1]).toMatchObject({
      type: 'table',
      rows: [
        ['Segment', 'Leads', 'Answered', 'First answer', 'In time', 'Replied', 'Won', 'Value', 'Per lead'],
        [
          'Hot',
          '32',
          '94% (30 of 32)',
          '4 min',
          '94% (30 of 32)',
          '40% (12 of 30)',
          '7% (2 of 30)',
          '€149.90',
          '€4.68',
        ],
        ['Warm', '0', '–', '–', '–', '–', '–', '–', '–'],
      ].map((row) => row.map((text) => ({ type: 'raw_text', text }))),
    });
  });

  test('says the same as text, for those who can’t see tables and where Slack refuses them', () => {
    const [bySegment] = renderPlainReport(aDigest());
    expect(bySegment?.text).toContain('• Hot: Leads: 32 · Answered: 94% (30 of 32) · First answer: 4 min');
    expect(bySegment?.blocks.map(({ type }) => type)).toEqual(['section', 'section']);
    expect(renderReport(aDigest()).map(({ text }) => text)).toEqual(
      renderPlainReport(aDigest()).map(({ text }) => text),
    );
  });

  test('says nothing about persons: the channel reads it', () => {
    expect(JSON.stringify([renderReport(aDigest()), renderPlainReport(aDigest())])).not.toMatch(/U0ANA|U0BEN/);
  });

  test('of a day with nothing has its segments alone', () => {
    expect(renderReport(aQuietDay()).map(({ metadata }) => metadata.event_payload.part)).toEqual(['segment']);
  });

  test('says how many rows there is no room for', () => {
    const byTemplate = renderReport(aHugeDay('Price', 'en'))[2];
    expect(texts(byTemplate?.blocks).at(-1)).toMatch(/^… and \d+ more$/);
    expect(byTemplate?.text).toMatch(/… and \d+ more$/);
  });
});

describe('figures per person', () => {
  test('name each by Slack itself, and say who alone may see them', () => {
    const { blocks = [] } = renderPersonTable(aDigest().figures, 'en');
    expect(JSON.stringify(blocks)).toContain('{"type":"user","user_id":"U0ANA"}');
    expect(texts(blocks)).toContain('Only you see this: figures per person are for managers.');
  });

  test('know who answered in the Instagram app only as that', () => {
    const answer = { at: aLead(0, '09:10').openedAt, touch: undefined, by: undefined };
    const figures = figuresOf({ leads: [aLead(0, '09:00', {}, { answer })] });
    expect(texts(renderPersonTable(figures, 'en').blocks)).toContain('in the Instagram app');
  });

  test('of a day on which nobody answered are none', () => {
    expect(renderPersonTable(figuresOf({}), 'en').text).toContain('Nothing to show.');
  });

  test.each(languages)('are taken by Slack in %s', (language) => {
    for (const figures of [aDigest().figures, figuresOf({})]) {
      expect(validateMessage(renderPersonTable(figures, language).blocks)).toEqual([]);
      expect(validateMessage(renderPlainPersonTable(figures, language).blocks)).toEqual([]);
    }
  });
});

test.each(languages)('Slack takes every table in %s', (language) => {
  const facts = aDigest({ account: anAccount({ language }) });
  for (const { blocks } of [...renderReport(facts), ...renderPlainReport(facts)]) {
    expect(validateMessage(blocks)).toEqual([]);
  }
});
