import { describe, expect, test } from 'vitest';
import { renderCard, renderPlainCard } from '../../../src/bot/card/render-card.ts';
import type { CardFacts } from '../../../src/domain/card/card-facts.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';
import {
  anOfferedTouch,
  anUnknownTouch,
  aSentTouch,
  aWaitingTouch,
  secondsLater,
} from '../../domain/touch/touch-builders.ts';
import { aCard, aClaimedLead, aDismissedLead, anAccount } from '../messages/desk-builders.ts';
import { buttonWords, texts } from '../messages/live-markup.ts';

const cardWith = (touch: CardFacts['touch'], over: Partial<CardFacts> = {}) =>
  aCard({ lead: aClaimedLead(), touch, ...over });
const buttons = (facts: CardFacts) => buttonWords(renderCard(facts).blocks).filter((word) => !word.includes(' / '));

describe('a card whose viewer we have written to', () => {
  test('says in place of the reasons what became of the message, within five lines', () => {
    const facts = cardWith(aSentTouch(), { words: { kind: 'text', text: 'one\ntwo\nthree' } });
    const layout = renderCard(facts).blocks.filter(({ type }) => type !== 'actions');
    const lines = texts(layout).flatMap((text) => text.split('\n'));
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toMatch(/^Sent .* · Reply · “It is 49 euros\.”$/);
    expect(lines.join('\n')).not.toContain('follows us');
  });

  test('says it at its plainest too', () => {
    expect(texts(renderPlainCard(cardWith(aWaitingTouch())).blocks).join('\n')).toContain('goes out in a moment');
  });

  test.each([
    ['waits', aWaitingTouch(), ['Cancel', 'Release']],
    ['was not confirmed', anUnknownTouch({ lookedAt: secondsLater(60) }), ['It arrived', 'Send again', 'Release']],
    ['is to be sent by hand', anOfferedTouch(), ['I sent it', 'Not sent', 'Show the text']],
    ['was sent', aSentTouch(), ['Answer', 'Release']],
  ])('offers first what can be decided while it %s, three buttons at most', (_, touch, words) => {
    expect(buttons(cardWith(touch))).toEqual(words);
  });

  test('is one line once its lead is closed, whatever became of the message', () => {
    const facts = cardWith(aWaitingTouch(), { lead: aDismissedLead() });
    expect(buttons(facts)).toEqual(['Reopen']);
    expect(renderCard(facts).blocks).toHaveLength(2);
  });

  test.each(languages)('is a message that Slack takes in %s', (language) => {
    for (const touch of [
      aWaitingTouch(),
      anUnknownTouch({ lookedAt: secondsLater(60) }),
      anOfferedTouch(),
      aSentTouch(),
    ]) {
      const { blocks } = renderCard(cardWith(touch, { account: anAccount({ language }) }));
      expect(validateMessage(blocks)).toEqual([]);
    }
  });
});
