import { describe, expect, test } from 'vitest';
import { renderPlainThread, renderThread } from '../../../src/bot/thread/render-thread.ts';
import { parseSuggestionValue } from '../../../src/bot/thread/suggestion-value.ts';
import type { ThreadFacts } from '../../../src/domain/card/thread-facts.ts';
import { templateKey } from '../../../src/domain/ids.ts';
import type { Lead } from '../../../src/domain/lead/lead.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';
import { aTemplate, inEnglish } from '../../domain/template/template-builders.ts';
import { aLine } from '../composer/composer-builders.ts';
import {
  aCard,
  aClaimedLead,
  aDismissedLead,
  anOpenLead,
  aStory,
  at,
  aViewer,
  ben,
} from '../messages/desk-builders.ts';
import { hostileTexts } from '../messages/hostile-texts.ts';
import { buttonWords, liveMarkup, texts } from '../messages/live-markup.ts';
import { aContactedLead, aRepliedLead, aReply, aSnoozedLead, someSuggestions } from './thread-builders.ts';

const lines = (facts: ThreadFacts) =>
  texts(renderThread(facts).blocks.filter(({ type }) => type !== 'actions'))
    .flatMap((text) => text.split('\n'))
    .map((line) => line.replace(/<!date[^>]*>/g, 'TIME'));
const buttons = (facts: ThreadFacts) => buttonWords(renderThread(facts).blocks);
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => aTemplate({ key: templateKey(`thanks-${index}`) }));

describe('suggestions', () => {
  test('say which templates fit, why, and how they begin for this person', () => {
    const topical = inEnglish('Good choice, {first_name}! {ask: size} is left.', {
      topics: ['spring'],
      segments: ['hot'],
    });

    expect(lines(someSuggestions({ templates: [topical] }))).toEqual([
      'To begin with @lea.martin:',
      '*Title* · about spring · for Hot viewers · First answer',
      '“Good choice, Léa! [size] is left.”',
      'Use',
    ]);
  });

  test('are the three best at most, each with Use, and below them Answer', () => {
    expect(buttons(someSuggestions({ templates: numbered(5) }))).toEqual(['Use', 'Use', 'Use', 'Answer']);
  });

  test('are written in the viewer’s language, and explained in the account’s', () => {
    const conversation = [aLine({ text: 'Bonjour, quel est le prix de cette robe s’il vous plaît ?' })];

    expect(lines(someSuggestions({ conversation }))[2]).toMatch(/^“Merci pour votre réponse/);
    expect(lines(someSuggestions({ conversation }))[0]).toBe('To begin with @lea.martin:');
  });

  test('never offer what this person was sent before', () => {
    const used = [{ key: templateKey('thanks-0'), at: at('08:00') }];
    const { blocks } = renderThread(someSuggestions({ templates: numbered(2), used }));

    expect(JSON.stringify(blocks)).not.toContain('thanks-0');
    expect(JSON.stringify(blocks)).toContain('thanks-1');
  });

  test('mention nobody: whoever claimed has just done so', () => {
    expect(JSON.stringify(renderThread(someSuggestions()))).not.toContain('<@');
  });

  test('give back with Use what was shown', () => {
    const [, block] = renderThread(someSuggestions()).blocks;
    const value = block?.type === 'section' && block.accessory?.type === 'button' ? block.accessory.value : undefined;

    expect(parseSuggestionValue(value)).toEqual({
      lead: anOpenLead().id,
      version: 3,
      template: 'thanks',
      language: 'en',
    });
  });
});

describe('word of a reply', () => {
  test('says to the owner who wrote back, with both sides, the latest last', () => {
    expect(lines(aReply())).toEqual([
      `<@${ben}>, @lea.martin wrote back.`,
      '*@lea.martin* TIME: “price?”',
      `<@${ben}> TIME: “It is 40 euro”`,
      '*@lea.martin* TIME: “In blue?”',
    ]);
    expect(renderThread(aReply()).text).toBe(`<@${ben}>, @lea.martin wrote back: “In blue?”`);
    expect(buttons(aReply())).toEqual(['Answer']);
  });

  test('shows that a message was taken back, and not what it said', () => {
    const conversation = [aLine({ text: 'secret', unsent: true })];
    const card = { ...aReply().card, words: { kind: 'unsent' } as const };

    const shown = JSON.stringify(renderThread(aReply({ conversation, card })));

    expect(shown).toContain('They took the message back.');
    expect(shown).not.toContain('secret');
  });

  test('mentions nobody while nobody has them, and offers Claim', () => {
    const facts = aReply();
    const free = aReply({ card: { ...facts.card, lead: { ...aRepliedLead(), owner: undefined } } });

    expect(lines(free)[0]).toBe('@lea.martin wrote back. Nobody has them.');
    expect(renderThread(free).text).toBe('@lea.martin wrote back: “In blue?”');
    expect(buttons(free)).toEqual(['Claim']);
  });
});

describe('what is left of a message in a thread', () => {
  const quiet = (facts: ThreadFacts, lead: Lead) => {
    const { text, blocks } = renderThread({ ...facts, isOfUse: false, card: { ...facts.card, lead } });
    expect(blocks).toHaveLength(1);
    return text.replace(/<!date[^>]*>/g, 'TIME');
  };

  test('of suggestions: that they were answered, or that nobody is at it any more', () => {
    expect(quiet(someSuggestions(), aContactedLead())).toBe('@lea.martin: answered.');
    expect(quiet(someSuggestions(), anOpenLead())).toBe('@lea.martin: back in the queue.');
    expect(quiet(someSuggestions(), aSnoozedLead())).toBe('@lea.martin: put off until TIME.');
    expect(quiet(someSuggestions(), aDismissedLead())).toBe('@lea.martin: closed TIME.');
  });

  test('of word of a reply: that it was answered, or is not to be', () => {
    const answered = { ...aContactedLead(), lastTouchAt: at('09:30') };
    const closed = aDismissedLead({ ...aRepliedLead(), status: 'dismissed' });

    expect(quiet(aReply(), answered)).toBe('@lea.martin wrote back, and was answered.');
    expect(quiet(aReply(), closed)).toBe('@lea.martin: closed TIME.');
  });
});

describe.each(languages)('messages in a thread in %s', (language) => {
  const all = [
    someSuggestions({ templates: numbered(3) }, language),
    aReply({}, language),
    someSuggestions({ isOfUse: false }, language),
    aReply({ isOfUse: false }, language),
  ];

  test('are messages that Slack takes, at their plainest too', () => {
    for (const facts of all) {
      expect(validateMessage(renderThread(facts).blocks)).toEqual([]);
      expect(validateMessage(renderPlainThread(facts).blocks)).toEqual([]);
    }
  });

  test.each(Object.entries(hostileTexts))('stay whole and dead with %s', (_, hostile) => {
    const viewer = aViewer({ userName: hostile, displayName: hostile });
    const words = { kind: 'text', text: hostile } as const;
    const { account } = someSuggestions({}, language).card;
    const card = aCard({ lead: aClaimedLead(), viewer, words, account, story: aStory({ caption: hostile }) });
    const template = aTemplate({
      topics: [hostile],
      languages: { en: { title: hostile, a: `${hostile} {first_name} {story}` } },
    });
    const facts = [
      someSuggestions({ card, templates: [template, aTemplate()] }),
      aReply({
        card: { ...card, lead: aRepliedLead() },
        conversation: Array.from({ length: 8 }, () => aLine({ text: hostile })),
      }),
    ];

    for (const message of facts.flatMap((one) => [renderThread(one), renderPlainThread(one)])) {
      expect(validateMessage(message.blocks)).toEqual([]);
      expect(liveMarkup(message)).toEqual([]);
    }
  });
});
