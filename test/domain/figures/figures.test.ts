import { describe, expect, test } from 'vitest';
import { type Facts, reckonFigures } from '../../../src/domain/figures/figures.ts';
import { readFigures } from '../../../src/domain/figures/read-figures.ts';
import { messageId, slackUserId, storyId, templateKey, touchId } from '../../../src/domain/ids.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import { freshPglite } from '../../support/databases.ts';
import { openDesk } from '../../support/desk.ts';
import { aDm, ben, chloe, hoursLater, minutesLater } from '../builders.ts';
import { answerAfter, conversionFacts, costFacts, leadFacts, touchFacts } from './fact-builders.ts';

const reckon = (facts: Partial<Facts>) =>
  reckonFigures(
    { leads: [], touches: [], conversions: [], costs: [], ...facts },
    {
      period: { from: '2026-11-20', to: '2026-11-20', timeZone: 'Europe/Paris' },
      timeZone: 'Europe/Paris',
      rhythm: defaultSettings.rhythm,
      money: defaultSettings.money,
      hours: undefined,
      asOf: hoursLater(24),
    },
  );
const [first, second] = [storyId('first'), storyId('second')];
const price = { key: templateKey('price'), version: 3, variant: 'a', language: 'en' } as const;

describe('figures by story', () => {
  test('begin with the one that brought most, and have those that only cost something', () => {
    const { byStory } = reckon({
      leads: [leadFacts({ story: second }), leadFacts({ story: second }), leadFacts()],
      costs: [costFacts({ story: first }), costFacts()],
    });

    expect(byStory.map(({ story, leads }) => [story, leads.opened])).toEqual([
      [second, 2],
      [undefined, 1],
      [first, 0],
    ]);
    expect(byStory[2]?.money.byCurrency).toMatchObject([{ currency: 'EUR', cost: 10_000n }]);
  });

  test('leave what was spent on no story to the whole', () => {
    const { byStory, money } = reckon({ leads: [leadFacts()], costs: [costFacts()] });

    expect(byStory).toMatchObject([{ story: undefined, money: { byCurrency: [] } }]);
    expect(money.byCurrency).toMatchObject([{ cost: 10_000n }]);
  });
});

describe('figures by wording', () => {
  test('are one for each variant and language, and none for what was written freely', () => {
    const { byTemplate, byLanguage } = reckon({
      touches: [
        touchFacts(),
        touchFacts({ template: price }),
        touchFacts({ template: { ...price, version: 4 } }),
        touchFacts({ template: { ...price, language: 'fr' } }),
      ],
    });

    expect(byTemplate.map(({ key, variant, language, touches }) => [key, variant, language, touches.sent])).toEqual([
      ['price', 'a', 'en', 2],
      ['price', 'a', 'fr', 1],
    ]);
    expect(byLanguage.map(({ language, touches }) => [language, touches.sent])).toEqual([
      ['en', 2],
      ['fr', 1],
      [undefined, 1],
    ]);
  });

  test('have what was sold today by what was sent before', () => {
    const attribution = { at: minutesLater(-3000), touch: touchId('touch-1'), by: ben, template: price };
    const { byTemplate, byPerson } = reckon({ conversions: [conversionFacts({ attribution })] });

    expect(byTemplate).toMatchObject([{ key: 'price', touches: { sent: 0 }, money: { conversions: 1 } }]);
    expect(byPerson).toMatchObject([{ person: ben, touches: { sent: 0 }, money: { conversions: 1 } }]);
  });
});

describe('figures by person', () => {
  test('give a lead to whoever answered first, and a message to whoever sent it', () => {
    const { byPerson } = reckon({
      leads: [leadFacts({ answer: answerAfter(5) }), leadFacts({ answer: { ...answerAfter(6), by: undefined } })],
      touches: [touchFacts(), touchFacts({ by: chloe })],
    });

    expect(byPerson.map(({ person, leads, touches }) => [person, leads.opened, touches.sent])).toEqual([
      [ben, 1, 1],
      [undefined, 1, 0],
      [slackUserId('U0CHLOE'), 0, 1],
    ]);
  });
});

describe('figures by speed', () => {
  test('have a step for each of 5, 20, 60 and 360 minutes, the last minute included', () => {
    const { bySpeed } = reckon({
      leads: [0, 5, 5.01, 20, 60, 360, 360.01].map((minutes) =>
        leadFacts({ answer: answerAfter(minutes), repliedAt: minutes > 5 ? minutesLater(400) : undefined }),
      ),
    });

    expect(bySpeed.map(({ withinMinutes, replied }) => [withinMinutes, replied.hits, replied.of])).toEqual([
      [5, 0, 2],
      [20, 2, 2],
      [60, 1, 1],
      [360, 1, 1],
      [undefined, 1, 1],
    ]);
  });
});

describe('figures by hour', () => {
  test('are by the clock on the wall, and only of hours in which somebody came', () => {
    const { byHour } = reckon({ leads: [leadFacts({ openedAt: hoursLater(5) }), leadFacts()] });

    expect(byHour.map(({ hour, leads }) => [hour, leads.opened])).toEqual([
      [13, 1],
      [18, 1],
    ]);
  });
});

describe('a reply that we hear of late', () => {
  test('counts for the lead of the day before, and opens nothing today', async () => {
    // Ten minutes before midnight in Paris somebody writes; a teammate answers in the app; they reply at once.
    const lateEvening = minutesLater(650);
    const desk = await openDesk(await freshPglite());
    desk.clock.advance(650 * 60_000);
    await desk.receive(aDm('1254477777772919', { mid: 'm-1', happenedAt: lateEvening }));
    await desk.receive({
      type: 'echo',
      account: desk.account.id,
      happenedAt: minutesLater(4, lateEvening),
      message: messageId('ours-1'),
      to: { igsid: '1254477777772919' },
      text: 'It is 49 €.',
    });
    const figuresOf = (day: string) =>
      readFigures(
        desk.database.stores,
        desk.settings,
        { team: desk.account.team, accounts: [desk.account.id] },
        { from: day, to: day, timeZone: desk.account.timeZone },
        undefined,
        hoursLater(48),
      );
    expect((await figuresOf('2026-11-20')).leads).toMatchObject({ opened: 1, replied: { hits: 0, of: 1 } });

    desk.clock.advance(11 * 60 * 60_000);
    await desk.receive(aDm('1254477777772919', { mid: 'm-2', happenedAt: minutesLater(8, lateEvening) }));

    expect((await figuresOf('2026-11-20')).leads).toMatchObject({
      opened: 1,
      response: { minutes: { median: 4 } },
      replied: { hits: 1, of: 1 },
    });
    expect((await figuresOf('2026-11-21')).leads.opened).toBe(0);
  });
});
