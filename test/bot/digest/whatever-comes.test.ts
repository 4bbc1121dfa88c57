import { describe, expect, test } from 'vitest';
import { digestText } from '../../../src/bot/digest/digest-text.ts';
import { renderDigest, renderPlainDigest } from '../../../src/bot/digest/render-digest.ts';
import { renderPersonTable, renderPlainPersonTable } from '../../../src/bot/digest/render-person-table.ts';
import { renderPlainReport, renderReport } from '../../../src/bot/digest/render-report.ts';
import { renderPlainWeek, renderWeek } from '../../../src/bot/digest/render-week.ts';
import type { DigestFacts } from '../../../src/domain/digest/digest-facts.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { longestTemplate } from '../../../src/domain/template/template.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';
import { hostileTexts } from '../messages/hostile-texts.ts';
import { liveMarkup } from '../messages/live-markup.ts';
import { aHugeDay, aHugeWeek } from './digest-builders.ts';

/** Slack refuses edits above this. Source: docs.slack.dev/reference/methods/chat.update */
const longestMessageText = 4000;

function expectFit(facts: DigestFacts) {
  const { figures, account } = facts;
  const week = aHugeWeek(facts);
  const messages = [
    renderDigest(facts),
    renderPlainDigest(facts),
    ...renderReport(facts),
    ...renderPlainReport(facts),
    renderWeek(week),
    renderPlainWeek(week),
    renderPersonTable(figures, account.language),
    renderPlainPersonTable(figures, account.language),
  ];
  expect(messages.flatMap(({ blocks }) => validateMessage(blocks))).toEqual([]);
  expect(liveMarkup(messages)).toEqual([]);
  expect(Math.max(...messages.map(({ text }) => text.length))).toBeLessThanOrEqual(longestMessageText);
  expect(renderReport(facts)).toHaveLength(5);
  expect(digestText(facts).filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
}

describe.each(languages)('whatever stories and templates are called, in %s', (language) => {
  const crowded = aHugeDay('', language, { stories: 9, templates: 9 });

  test.each(Object.entries(hostileTexts))('Slack takes it and nothing in it comes alive: %s', (_, title) => {
    const languages = { en: { title, a: 'A' }, fr: { title, a: 'A' }, nl: { title, a: 'A' } };
    expectFit({
      ...crowded,
      library: crowded.library.map((template) => ({ ...template, languages })),
      stories: crowded.stories.map((story) => ({ ...story, caption: title })),
    });
  });

  test.each([
    ['W', 'long'],
    ['&', 'that grow when they are escaped'],
  ])('Slack takes a hundred stories and sixty templates with titles of %s', (letter) => {
    expectFit(aHugeDay(letter.repeat(longestTemplate.title), language));
  });
});
