import { describe, expect, test } from 'vitest';
import { renderCard, renderPlainCard } from '../../../src/bot/card/render-card.ts';
import type { CardFacts } from '../../../src/domain/card/card-facts.ts';
import { slackUserId } from '../../../src/domain/ids.ts';
import type { Lead } from '../../../src/domain/lead/lead.ts';
import { languages } from '../../../src/domain/team/account.ts';
import {
  aCard,
  aClaimedLead,
  aDismissedLead,
  anAccount,
  ana,
  anOpenLead,
  aStory,
  at,
  aViewer,
  epoch,
  leadIn,
  leadStates,
} from '../messages/desk-builders.ts';
import { buttonWords, texts } from '../messages/live-markup.ts';

const layout = (facts: CardFacts) => renderCard(facts).blocks.filter(({ type }) => type !== 'actions');
const lines = (facts: CardFacts) => texts(layout(facts)).flatMap((text) => text.split('\n'));

describe('the card of an open lead', () => {
  test('says in five lines who did what, their words, why it matters and until when', () => {
    const facts = aCard({ words: { kind: 'text', text: 'price?\nand does it come in blue?\nthanks' } });
    expect(lines(facts)).toEqual([
      '🔥 *Hot 78* · <https://www.instagram.com/lea.martin/|@lea.martin> · replied to the story · “Spring drop”',
      '“price?',
      'and does it come in blue? …”',
      'a story reply · follows us · first time here',
      `Claim by <!date^${epoch('09:06')}^{date_short_pretty} {time}|20 Nov, 10:06 CET> · ` +
        'reply window closes <!date^1795251840^{date_short_pretty} {time}|21 Nov, 10:04 CET>',
    ]);
  });

  test.each(languages)('stays within five lines in %s, however much there is to say', (language) => {
    const reasons = (['story_reply', 'dm', 'mention', 'comment', 'sticker_tap'] as const).map((signal) => ({
      kind: 'did' as const,
      signal,
      times: 12,
      lastAt: at(),
    }));
    const facts = aCard({
      account: anAccount({ language }),
      lead: anOpenLead({ reasons, passedBy: [ana] }),
      words: { kind: 'text', text: 'line\n'.repeat(50) },
      signalCount: 60,
      earlierLeads: 4,
    });
    expect(lines(facts).length).toBeLessThanOrEqual(5);
  });

  test('offers Claim, Pass, and in the menu what else there is', () => {
    expect(buttonWords(renderCard(aCard()).blocks)).toEqual(['Claim', 'Pass', 'Snooze / Not a lead / Opt out / Why?']);
  });

  test('shows the story’s picture beside it, when there is one that Slack would take', () => {
    expect(renderCard(aCard()).blocks[0]).toMatchObject({
      accessory: { type: 'image', image_url: 'https://scontent.example/t.jpg?a=1&b=2' },
    });
    for (const thumbnailUrl of [undefined, 'http://insecure.example/t.jpg', `https://x/${'a'.repeat(3000)}`]) {
      expect(renderCard(aCard({ story: aStory({ thumbnailUrl }) })).blocks[0]).not.toHaveProperty('accessory');
    }
  });

  test('of a Warm viewer who never wrote asks for an answer, and says that there is no window', () => {
    const facts = aCard({
      lead: anOpenLead({ segment: 'warm', reasons: [{ kind: 'came-back', views: 2, hours: 24 }] }),
      last: { kind: 'view', happenedAt: at(), about: {} },
      words: undefined,
      windowEndsAt: undefined,
      story: undefined,
      score: 31,
    });
    const [head, reasons, clocks] = lines(facts);
    expect(head).toBe('☀️ *Warm 31* · <https://www.instagram.com/lea.martin/|@lea.martin> · watched the story');
    expect(reasons).toContain('came back: 2 views within 24 hours');
    expect(reasons).not.toContain('first time here');
    expect(clocks).toMatch(/^Answer by .* · no open reply window: they have not written$/);
  });

  test('says how many passed', () => {
    const passedBy = [ana, slackUserId('U0CHLOE')];
    expect(lines(aCard({ lead: anOpenLead({ passedBy }) })).join()).toContain('2 teammates passed');
  });

  test('names a viewer whose name is not known yet in words', () => {
    const facts = aCard({ viewer: aViewer({ userName: undefined, displayName: undefined }) });
    expect(lines(facts)[0]).toContain('somebody whose name Instagram has not told us yet');
  });

  test('shows the emoji of a reaction', () => {
    const facts = aCard({ last: { kind: 'reaction', happenedAt: at(), about: { emoji: '❤️' } }, words: undefined });
    expect(lines(facts)[0]).toContain('reacted ❤️');
  });
});

describe('their words', () => {
  const shown = (words: CardFacts['words']) => texts(layout(aCard({ words })))[1];

  test('are quoted as they are', () => {
    expect(shown({ kind: 'text', text: 'is *this* <b>ok</b> & https://x.example?' })).toBe(
      '“is *this* <b>ok</b> & https://x.example?”',
    );
  });

  test('are in plain text, which Slack does not read as markup', () => {
    expect(layout(aCard())[0]).toMatchObject({ fields: [{ type: 'plain_text', emoji: false }] });
    const withoutPicture = aCard({ story: aStory({ thumbnailUrl: undefined }) });
    expect(layout(withoutPicture)[1]).toMatchObject({ text: { type: 'plain_text', emoji: false } });
  });

  test('are never shown again once taken back', () => {
    expect(shown({ kind: 'unsent' })).toBe('They took the message back.');
  });

  test('are replaced by a sentence where Instagram hands none over', () => {
    expect(shown({ kind: 'unreadable' })).toContain('Open the chat');
    expect(shown({ kind: 'attachments', types: ['image', 'ig_reel', 'image'] })).toContain('a picture, a reel');
    expect(shown({ kind: 'attachments', types: ['hologram'] })).toContain('an attachment');
    expect(shown({ kind: 'attachments', types: [] })).toContain('an attachment');
  });

  test.each([undefined, { kind: 'text', text: ' \n\u200b ' } as const])('take no line when there are none', (words) => {
    expect(layout(aCard({ words })).map(({ block_id }) => block_id)).not.toContain('card_words');
  });
});

describe('the card of a claimed lead', () => {
  const facts = aCard({ lead: aClaimedLead() });

  test('says who has it and until when', () => {
    expect(lines(facts).at(-1)).toMatch(
      new RegExp(`^<@U0BEN> has it until <!date\\^${epoch('09:15')}\\^.* · reply window closes`),
    );
  });

  test('offers Answer, Release, and in the menu what else there is', () => {
    expect(buttonWords(renderCard(facts).blocks)).toEqual([
      'Answer',
      'Release',
      'Pass / Snooze / Not a lead / Opt out / Why?',
    ]);
  });
});

describe('the card of a lead that was put aside', () => {
  test('is one line, with Reopen', () => {
    const facts = aCard({ lead: aDismissedLead() });
    expect(lines(facts)).toHaveLength(1);
    expect(lines(facts)[0]).toContain('not a lead, says <@U0ANA>');
    expect(buttonWords(renderCard(facts).blocks)).toEqual(['Reopen']);
  });

  test('does not quote the viewer any more, also not in the notification', () => {
    const message = renderCard(aCard({ lead: aDismissedLead(), words: { kind: 'text', text: 'secret' } }));
    expect(JSON.stringify(message)).not.toContain('secret');
  });

  test('is one line without a button when it was a duplicate', () => {
    const facts = aCard({ lead: aDismissedLead({ closedBy: undefined, dismissedAs: 'duplicate' }) });
    expect(lines(facts)).toHaveLength(1);
    expect(buttonWords(renderCard(facts).blocks)).toEqual([]);
  });
});

describe('the notification of a card', () => {
  test('is enough alone: tier, handle, first words, deadline', () => {
    expect(renderCard(aCard()).text).toBe(
      `🔥 Hot 78 · @lea.martin: “price?” · Claim by <!date^${epoch('09:06')}^{date_short_pretty} {time}|20 Nov, 10:06 CET>`,
    );
  });

  test('says what they did when there are no words to quote', () => {
    expect(renderCard(aCard({ words: { kind: 'unsent' } })).text).toContain('@lea.martin replied to the story ·');
  });

  test('cuts long words', () => {
    const { text } = renderCard(aCard({ words: { kind: 'text', text: 'why '.repeat(500) } }));
    expect(text.length).toBeLessThan(250);
    expect(text).toContain('…');
  });

  test('says who has it', () => {
    expect(renderCard(aCard({ lead: aClaimedLead() })).text).toContain('claimed by <@U0BEN>');
  });
});

describe('a card', () => {
  const states = leadStates.map((state): Lead => leadIn[state]);

  test('carries which lead it shows at which version', () => {
    expect(renderCard(aCard()).metadata).toEqual({
      event_type: 'storydesk_card',
      event_payload: { lead_id: '019a9c1e-0000-7000-8000-000000000001', version: 3 },
    });
  });

  test.each(states)('is equal for equal facts, and differs when the lead does', (lead) => {
    expect(renderCard(aCard({ lead }))).toEqual(renderCard(structuredClone(aCard({ lead }))));
    expect(renderCard(aCard({ lead: { ...lead, version: 4 } }))).not.toEqual(renderCard(aCard({ lead })));
  });

  test.each(states)('never has more than three buttons and a menu', (lead) => {
    expect(buttonWords(renderCard(aCard({ lead })).blocks).length).toBeLessThanOrEqual(4);
  });

  test('speaks the account’s language', () => {
    const french = renderCard(aCard({ account: anAccount({ language: 'fr' }) }));
    expect(french.text).toMatch(/^🔥 Chaud 78 · @lea\.martin\u00a0: «\u00a0price\?\u00a0» · À prendre avant/);
    expect(buttonWords(french.blocks)).toEqual([
      'Je prends',
      'Je passe',
      'Plus tard / Pas un prospect / Plus de messages / Pourquoi\u00a0?',
    ]);
  });

  test('has block ids that stay, and no rich text, which Slack could not take back', () => {
    const stories = [aStory(), undefined];
    const ids = states.flatMap((lead) =>
      stories.flatMap((story) => renderCard(aCard({ lead, story })).blocks.map(({ block_id }) => block_id)),
    );
    expect(new Set(ids)).toEqual(
      new Set(['card_head', 'card_words', 'card_reasons', 'card_clocks', 'card_actions', 'card_closed']),
    );
    expect(JSON.stringify(states.map((lead) => renderCard(aCard({ lead }))))).not.toContain('rich_text');
  });
});

describe('the plain card', () => {
  test.each([anOpenLead(), aClaimedLead(), aDismissedLead()])(
    'has the same notification, metadata and buttons, in sections only',
    (lead) => {
      const facts = aCard({ lead });
      const plain = renderPlainCard(facts);
      const full = renderCard(facts);
      expect(plain).toMatchObject({ text: full.text, metadata: full.metadata });
      expect(buttonWords(plain.blocks)).toEqual(buttonWords(full.blocks));
      expect(new Set(plain.blocks.map(({ type }) => type))).toEqual(new Set(['section', 'actions']));
    },
  );

  test('has no picture and no link', () => {
    expect(JSON.stringify(renderPlainCard(aCard()).blocks)).not.toMatch(/https?:/);
  });

  test('shows foreign words in plain text only', () => {
    expect(renderPlainCard(aCard()).blocks[0]).toMatchObject({
      text: { type: 'plain_text', text: 'Hot 78 · @lea.martin\n“price?”' },
    });
  });
});
