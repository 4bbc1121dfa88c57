import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { byHandDoneModal, byHandModal } from '../../../src/bot/composer/by-hand-modal.ts';
import { closedComposerModal, hasNoWay } from '../../../src/bot/composer/closed-composer-modal.ts';
import { parseComposerMetadata } from '../../../src/bot/composer/composer-metadata.ts';
import { composerModal } from '../../../src/bot/composer/composer-modal.ts';
import { trusted } from '../../../src/bot/messages/mrkdwn.ts';
import { messageId, templateKey } from '../../../src/domain/ids.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { validateView } from '../../../src/sandbox/slack/block-kit/validate-view.ts';
import { aTemplate, inEnglish } from '../../domain/template/template-builders.ts';
import { aCommentOn, anOfferedTouch, aSentTouch, aWaitingTouch } from '../../domain/touch/touch-builders.ts';
import { aCard, aClaimedLead, aStory, at, aViewer, ben } from '../messages/desk-builders.ts';
import { hostileTexts } from '../messages/hostile-texts.ts';
import { liveMarkup, texts } from '../messages/live-markup.ts';
import { aComposer, aLine, plansFor, reader, someFacts, type Written } from './composer-builders.ts';

const shown = (written: Written = {}, language: 'en' | 'fr' | 'nl' = 'en') =>
  composerModal(aComposer({ ...written, language }), reader(language));
const block = (view: ModalView, id: string) => view.blocks.find((one) => 'block_id' in one && one.block_id === id);
const words = (view: ModalView, id: string) => texts(block(view, id)).join('\n');
const wording = { template: templateKey('thanks'), version: 1, language: 'en' } as const;

const days = (count: number) => new Date(at('09:04').getTime() + count * 86_400_000);
const someComment = (over = {}) => aCommentOn({ id: messageId('comment:1'), happenedAt: at('09:00'), ...over });

describe.each(languages)('the composer in %s', (language) => {
  test('is a view that Slack takes, as it opens and with every way closed', () => {
    expect(validateView(shown({}, language))).toEqual([]);
    const facts = someFacts({}, { userName: undefined, acts: [] }, { hasApi: false });
    expect(validateView(closedComposerModal(facts, reader(language), at('09:10')))).toEqual([]);
    expect(
      validateView(byHandModal(anOfferedTouch(), { handle: 'lea', displayName: undefined }, reader(language))),
    ).toEqual([]);
    expect(validateView(byHandDoneModal(true, reader(language)))).toEqual([]);
  });
});

describe('the composer', () => {
  test('begins with who it is, what they did and what was said, the latest last', () => {
    const conversation = [
      aLine({ from: 'us', text: 'Hello!', by: ben, at: at('08:00'), seenAt: at('08:05') }),
      aLine({ from: 'us', text: 'Ask away', at: at('08:10') }),
      aLine({ text: 'old', unsent: true }),
      aLine({ text: undefined }),
      aLine({ text: 'price?' }),
    ];
    const view = shown({ facts: someFacts({ conversation }) });
    expect(words(view, 'composer_who')).toBe(
      '*<https://www.instagram.com/lea.martin/|@lea.martin>* · 🔥 Hot 78 · replied to the story · “Spring drop”',
    );
    expect(
      words(view, 'composer_said')
        .replace(/<!date[^>]*>/g, 'TIME')
        .split('\n'),
    ).toEqual([
      'us, in the Instagram app TIME: “Ask away”',
      '*@lea.martin* TIME: They took the message back.',
      '*@lea.martin* TIME: something that can’t be shown here',
      '*@lea.martin* TIME: “price?”',
    ]);
  });

  test('says nothing was said where nothing was', () => {
    expect(block(shown({ facts: someFacts({ conversation: [] }) }), 'composer_said')).toBeUndefined();
  });

  test('says what became of our last message, unless that stands in the conversation', () => {
    expect(words(shown({ facts: someFacts({ touch: aWaitingTouch() }) }), 'composer_touch')).toContain(
      'goes out in a moment',
    );
    expect(block(shown({ facts: someFacts({ touch: aSentTouch() }) }), 'composer_touch')).toBeUndefined();
  });

  test('opens with the best suggestion for somebody we have not written to', () => {
    const view = shown();
    expect(block(view, 'composer_template')).toMatchObject({ accessory: { initial_option: { value: 'thanks' } } });
    expect(block(view, 'composer_text_0')).toMatchObject({
      dispatch_action: true,
      element: {
        multiline: true,
        initial_value: 'Thank you for answering our “Spring drop” story!',
        dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      },
    });
    expect(words(view, 'composer_preview')).toContain('Thank you for answering our “Spring drop” story!');
  });

  test('opens with an empty box in a conversation that has begun', () => {
    const view = shown({ facts: someFacts({ conversation: [aLine({ from: 'us' }), aLine()] }) });
    expect(block(view, 'composer_text_0')).not.toHaveProperty('element.initial_value');
    expect(block(view, 'composer_template')).toMatchObject({ accessory: { initial_option: { value: '-' } } });
    expect(words(view, 'composer_findings')).toContain('There is nothing to send yet.');
  });

  test.each([
    ['Goes as a reply · window closes', someFacts()],
    ['only one ever', someFacts({ plans: plansFor({ acts: [], comments: [someComment()] }) })],
    [
      'only while the broadcast lasts',
      someFacts({ plans: plansFor({ acts: [], comments: [someComment({ mediaKind: 'LIVE' })], userName: undefined }) }),
    ],
    ['By hand: you send it in the Instagram app', someFacts({ plans: plansFor({}, { hasApi: false }) })],
    ['they never wrote to us', someFacts({ plans: plansFor({ acts: [] }, { hasApi: false }) })],
  ])('says how it goes: %s', (sentence, facts) => {
    expect(JSON.stringify(shown({ facts }).blocks)).toContain(sentence);
  });

  test('lets one choose where several ways are open, the best first', () => {
    const view = shown();
    expect(block(view, 'composer_route_reply_by_hand')).toMatchObject({
      accessory: {
        options: [{ value: 'reply' }, { value: 'by_hand' }],
        initial_option: { value: 'reply' },
      },
    });
    const only = shown({ facts: someFacts({ plans: plansFor({ userName: undefined }) }) });
    expect(block(only, 'composer_goes')).not.toHaveProperty('accessory');
  });

  test('sends, except by hand: there it shows the text', () => {
    expect(shown().submit?.text).toBe('Send');
    expect(shown({ route: 'by_hand' }).submit?.text).toBe('Show me the text');
  });

  test('says that own words would go where a template may not', () => {
    const facts = someFacts({ plans: plansFor({ userName: undefined }, { humanAgent: true }, days(3)) });
    const view = shown({ facts, wording });
    expect(words(view, 'composer_goes')).toContain('Human agent: it takes your own words only, no template as it is');
    expect(words(view, 'composer_goes')).toContain('Rewritten in your own words it may go now.');
    expect(words(shown({ facts, wording, written: 'Dear Léa' }), 'composer_goes')).toMatch(/^Goes as a human agent/);
  });

  test('offers the languages of the template, in a new block for each text', () => {
    const content = aComposer({ wording: { ...wording, language: 'fr' } });
    const view = composerModal({ ...content, generation: 3 }, reader());
    expect(block(view, 'composer_language_3')).toMatchObject({
      accessory: { options: [{ value: 'en' }, { value: 'fr' }, { value: 'nl' }], initial_option: { value: 'fr' } },
    });
    expect(block(view, 'composer_text_3')).toMatchObject({
      element: { initial_value: 'Merci pour votre réponse à notre story « Spring drop » !' },
    });
    expect(block(shown({ templates: [inEnglish('Hi')], wording }), 'composer_language_0')).toBeUndefined();
  });

  test('asks for each free blank once, with what was answered', () => {
    const templates = [inEnglish('{ask: price} {ask: size|M} {ask: price}')];
    const view = shown({ templates, wording, answers: new Map([['price', '45 €']]) });
    const inputs = view.blocks.filter((one) => one.type === 'input');
    expect(inputs).toMatchObject([
      { block_id: 'composer_answer_0_price', optional: true, element: { max_length: 300, initial_value: '45 €' } },
      { block_id: 'composer_answer_0_size', element: { placeholder: { text: 'M' } } },
      { block_id: 'composer_text_0' },
    ]);
    expect(words(view, 'composer_preview')).toBe('45 € M 45 €');
  });

  test('counts the bytes that are left, and says what is wrong', () => {
    expect(words(shown({ written: 'é'.repeat(500) }), 'composer_bytes')).toBe('0 of 1,000 bytes left');
    const long = shown({ written: 'é'.repeat(501) });
    expect(block(long, 'composer_bytes')).toBeUndefined();
    expect(words(long, 'composer_findings')).toBe('⚠️ Too long: 1,002 bytes, and Instagram takes 1,000.');
    expect(words(shown({ written: 'see evil.com' }), 'composer_findings')).toContain('This link may not be sent');
  });

  test('says first what was wrong with the last press', () => {
    const view = composerModal({ ...aComposer(), notice: trusted('Look again') }, reader());
    expect(view.blocks[0]).toMatchObject({ block_id: 'composer_notice', text: { text: 'Look again' } });
  });

  test('remembers what is on screen', () => {
    expect(parseComposerMetadata(shown().private_metadata ?? '')).toMatchObject({
      lead: aClaimedLead().id,
      version: 3,
      wording,
      route: 'reply',
      generation: 0,
      cause: 'button',
    });
    expect(parseComposerMetadata('')).toBeUndefined();
    expect(parseComposerMetadata('{"lead":"x"}')).toBeUndefined();
  });

  test('groups templates: suggested with the reason, sent before, and the others by step', () => {
    const titled = (key: string, title: string, over = {}) =>
      aTemplate({ key: templateKey(key), languages: { en: { title, a: 'Hi' } }, ...over });
    const templates = [
      titled('any', 'Any'),
      titled('price', 'Price', { signals: ['story_reply'], segments: ['hot'] }),
      titled('used', 'Used'),
      titled('offer', 'Offer', { step: 'day5', promotional: true }),
      titled('old', 'Old', { archived: true }),
      titled('public', 'Public', { kind: 'comment-reply' }),
    ];
    const facts = someFacts({ used: [{ key: templateKey('used'), at: at('08:00') }] });
    const menu = block(shown({ facts, templates }), 'composer_template');
    expect(menu).toMatchObject({
      accessory: {
        option_groups: [
          { label: { text: 'No template' }, options: [{ value: '-' }] },
          {
            label: { text: 'Suggested' },
            options: [
              { value: 'price', description: { text: 'for a story reply · for Hot viewers · First answer' } },
              { value: 'any' },
            ],
          },
          { label: { text: 'Sent to them before' }, options: [{ value: 'used' }] },
          { label: { text: 'Day 5' }, options: [{ value: 'offer', description: { text: 'offer' } }] },
        ],
      },
    });
    expect(JSON.stringify(menu)).not.toMatch(/Old|Public/);
  });
});

describe('the composer at Slack’s limits', () => {
  const many = Array.from({ length: 130 }, (_, n) =>
    aTemplate({ key: templateKey(`t-${n}`), step: n % 2 ? 'day0' : 'nurture' }),
  );

  test('offers as many templates as a menu holds, and says how many it does not', () => {
    const view = shown({ templates: many });
    expect(validateView(view)).toEqual([]);
    expect(words(view, 'composer_left_out')).toBe(
      '31 more templates do not fit into this menu: archive what nobody uses.',
    );
  });

  test('asks ten questions at most, with labels of any length', () => {
    const text = Array.from({ length: 40 }, (_, n) => `{ask: ${'label '.repeat(60)} ${n}}`).join(' ');
    const view = shown({ templates: [inEnglish('Hi')], written: text });
    expect(validateView(view)).toEqual([]);
    expect(view.blocks.filter(({ type }) => type === 'input')).toHaveLength(2);
    const short = Array.from({ length: 40 }, (_, n) => `{ask: ${n}}`).join(' ');
    expect(shown({ written: short }).blocks.filter(({ type }) => type === 'input')).toHaveLength(11);
  });

  test.each(Object.entries(hostileTexts))('survives %s wherever it comes from', (_, text) => {
    const facts = someFacts({
      card: aCard({
        lead: aClaimedLead(),
        touch: undefined,
        viewer: aViewer({ userName: undefined, displayName: text.slice(0, 255) }),
        story: aStory({ caption: text }),
      }),
      conversation: Array.from({ length: 10 }, () => aLine({ text })),
    });
    const templates = [aTemplate({ languages: { en: { title: text, a: `{first_name|x} {story|x} ${text}` } } })];
    for (const language of languages) {
      const views = [
        shown({ facts, templates, wording }, language),
        shown({ facts, templates, written: text.slice(0, 3000), answers: new Map([[text, text]]) }, language),
        byHandModal(anOfferedTouch(), { handle: undefined, displayName: text }, reader(language)),
      ];
      for (const view of views) {
        expect(validateView(view)).toEqual([]);
        const ours = view.blocks.filter((one) => !('block_id' in one && one.block_id === 'composer_preview'));
        expect(liveMarkup(ours.filter(({ type }) => type !== 'input'))).toEqual([]);
      }
    }
  });
});

describe('the composer when nothing can be sent', () => {
  test('says why for every way, and what would open one', () => {
    const facts = someFacts({ plans: plansFor({ acts: [], userName: undefined }, {}) });
    expect(hasNoWay(facts)).toBe(true);
    const view = closedComposerModal(facts, reader(), at('09:10'));
    expect(view).not.toHaveProperty('submit');
    expect(words(view, 'composer_closed')).toContain('Only they can open a way, by writing to us.');
    expect(words(view, 'composer_why').split('\n')).toEqual([
      '• Reply: they have not written to us, and only then may we answer',
      '• Private reply: there is no comment to reply to',
      '• Human agent: Meta has not approved the human agent feature for this account',
      '• By hand: nobody knows their user name, so there is no profile to open',
    ]);
  });

  test('is not reached while own words have a way', () => {
    const facts = someFacts({ plans: plansFor({ userName: undefined }, { humanAgent: true }, days(3)) });
    expect(hasNoWay(facts)).toBe(false);
  });
});
