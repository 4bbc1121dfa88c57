import { describe, expect, test } from 'vitest';
import { explainLead } from '../../../src/bot/card/explain-lead.ts';
import { renderCard, renderPlainCard } from '../../../src/bot/card/render-card.ts';
import { leadAnswer } from '../../../src/bot/command/lead-answer.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';
import { aCard, anAccount, at, epoch, type LeadState, leadIn, leadStates } from '../messages/desk-builders.ts';
import { buttonWords, liveMarkup, texts } from '../messages/live-markup.ts';

const reader = { language: 'en', timeZone: 'Europe/Paris' } as const;
const cardOf = (state: LeadState) => renderCard(aCard({ lead: leadIn[state] }));
const linesOf = (state: LeadState) => texts(cardOf(state).blocks.filter(({ type }) => type !== 'actions'));
const on = (time: string) => `<!date^${epoch(time)}^`;

describe('a card offers, while its lead is', () => {
  const menuOf = {
    answered: 'Lost / Snooze / Release / Opt out / Why?',
    free: 'Pass / Lost / Snooze / Opt out / Why?',
  };
  test.each([
    ['open', ['Claim', 'Pass', 'Snooze / Not a lead / Opt out / Why?']],
    ['claimed', ['Answer', 'Release', 'Pass / Snooze / Not a lead / Opt out / Why?']],
    ['contacted', ['Answer', 'Won', menuOf.answered]],
    ['contacted, and nobody’s', ['Claim', 'Won', menuOf.free]],
    ['replied', ['Answer', 'Won', menuOf.answered]],
    ['replied, and nobody’s', ['Claim', 'Won', menuOf.free]],
    ['put off before it was answered', ['Claim', 'Wake up now', 'Snooze / Not a lead / Opt out / Why?']],
    ['put off by its owner', ['Answer', 'Wake up now', 'Snooze / Not a lead / Opt out / Why?']],
    ['put off after it was answered', ['Answer', 'Wake up now', 'Won', 'Lost / Snooze / Opt out / Why?']],
    ['won', ['Reopen']],
    ['lost', ['Reopen']],
    ['suppressed by word', ['Reopen']],
    ['duplicate', []],
  ] as const)('%s: %j', (state, words) => {
    expect(buttonWords(cardOf(state).blocks)).toEqual(words);
  });
});

describe('a card says whose turn it is', () => {
  test.each([
    ['contacted', `<@U0BEN> answered ${on('09:06')}`, 'their turn'],
    ['contacted, and nobody’s', `Answered ${on('09:06')}`, 'Nobody has them'],
    ['replied', `They replied ${on('09:08')}`, 'your turn, <@U0BEN>'],
    ['replied, and nobody’s', `They replied ${on('09:08')}`, 'our turn. Nobody has them'],
    ['put off after it was answered', '<@U0BEN> put them off until', on('12:00')],
  ] as const)('when it is %s', (state, ...words) => {
    const clocks = linesOf(state).at(-1);
    for (const said of words) expect(clocks).toContain(said);
    for (const said of words) expect(cardOf(state).text).toContain(said);
  });

  test('and quotes what they replied in the notification', () => {
    expect(cardOf('replied').text).toContain('“price?”');
    expect(cardOf('contacted').text).not.toContain('“price?”');
  });
});

describe('what is left of a card', () => {
  test.each([
    ['won', 'won: €49.90, says <@U0BEN>'],
    ['won without a value', 'won, says <@U0BEN>'],
    ['lost', 'lost (too expensive), says <@U0BEN>'],
    ['suppressed by word', 'asked for no more messages'],
    ['suppressed by a press', 'wants no more messages, says <@U0ANA>'],
    ['suppressed by a list', 'on a list of people who want no messages'],
    ['dismissed', 'not a lead, says <@U0ANA>'],
  ] as const)('of a lead that was %s is one line', (state, words) => {
    const [line, ...others] = linesOf(state);
    expect(others).toEqual([]);
    expect(line).toContain('@lea.martin');
    expect(line).toContain(words);
    expect(line).toContain('<!date^');
    expect(cardOf(state).text).toBe(line);
  });

  test('does not tell everybody what a teammate noted; /storydesk lead tells who asks', () => {
    expect(JSON.stringify(cardOf('won'))).not.toContain('two tickets');
    expect(texts(leadAnswer(aCard({ lead: leadIn.won }), undefined, reader).blocks)).toContain('Note: two tickets');
  });
});

describe.each(languages)('in %s', (language) => {
  test.each(leadStates)('a lead that is %s is shown as Slack takes it, wherever it is shown', (state) => {
    const facts = aCard({ lead: leadIn[state], account: anAccount({ language }) });
    const asked = { language, timeZone: 'Europe/Paris' };
    const messages = [
      renderCard(facts),
      renderPlainCard(facts),
      leadAnswer(facts, '1795165440.000100', asked),
      explainLead(facts, defaultSettings.sorting, asked, at('10:00')),
    ];
    expect(messages.flatMap(({ blocks }) => validateMessage(blocks ?? []))).toEqual([]);
    expect(liveMarkup(messages)).toEqual([]);
  });

  test('each state has words of its own', () => {
    const said = leadStates.map(
      (state) => renderCard(aCard({ lead: leadIn[state], account: anAccount({ language }) })).text,
    );
    // The owner's own snooze reads like anybody's.
    expect(new Set(said).size).toBe(leadStates.length - 2);
  });
});
