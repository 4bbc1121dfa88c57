import { describe, expect, test } from 'vitest';
import { digestText } from '../../../src/bot/digest/digest-text.ts';
import { renderDigest, renderPlainDigest } from '../../../src/bot/digest/render-digest.ts';
import { renderPersonTable, renderPlainPersonTable } from '../../../src/bot/digest/render-person-table.ts';
import { renderPlainReport, renderReport } from '../../../src/bot/digest/render-report.ts';
import { renderPlainWeek, renderWeek } from '../../../src/bot/digest/render-week.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { longestTemplate } from '../../../src/domain/template/template.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';
import { hostileTexts } from '../messages/hostile-texts.ts';
import { liveMarkup } from '../messages/live-markup.ts';
import { aHugeDay, aHugeWeek } from './digest-builders.ts';

/** Slack refuses edits above this. Source: docs.slack.dev/reference/methods/chat.update */
const longestMessageText = 4000;

describe.each(languages)('a day on which everything came at once, in %s', (language) => {
  const day = aHugeDay('', language);
  const week = aHugeWeek('', language);

  test.each([...Object.entries(hostileTexts), ['as long a title as there may be', 'W'.repeat(longestTemplate.title)]])(
    'Slack takes every message and nothing in it comes alive: %s',
    (_, title = '') => {
      const library = day.library.map((template) => ({
        ...template,
        languages: { en: { title, a: 'A' }, fr: { title, a: 'A' }, nl: { title, a: 'A' } },
      }));
      const stories = day.stories.map((story) => ({ ...story, caption: title }));
      const [dayFacts, weekFacts] = [
        { ...day, library, stories },
        { ...week, library, stories },
      ];
      const messages = [
        renderDigest(dayFacts),
        renderPlainDigest(dayFacts),
        ...renderReport(dayFacts),
        ...renderPlainReport(dayFacts),
        ...renderReport(weekFacts),
        renderWeek(weekFacts),
        renderPlainWeek(weekFacts),
        renderPersonTable(day.figures, language),
        renderPlainPersonTable(day.figures, language),
      ];
      expect(messages.flatMap(({ blocks }) => validateMessage(blocks))).toEqual([]);
      expect(liveMarkup(messages)).toEqual([]);
      expect(Math.max(...messages.map(({ text }) => text.length))).toBeLessThanOrEqual(longestMessageText);
      expect(renderReport(dayFacts)).toHaveLength(5);
      expect(digestText(dayFacts).filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
    },
  );
});
