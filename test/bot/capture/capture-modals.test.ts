import { describe, expect, test } from 'vitest';
import { captureDoneModal } from '../../../src/bot/capture/capture-done-modal.ts';
import { captureMetadata, parseCaptureMetadata } from '../../../src/bot/capture/capture-metadata.ts';
import { captureModal, captureProblem } from '../../../src/bot/capture/capture-modal.ts';
import { type CapturePreviewContent, capturePreviewModal } from '../../../src/bot/capture/capture-preview-modal.ts';
import { storyId } from '../../../src/domain/ids.ts';
import { type Language, languages } from '../../../src/domain/team/account.ts';
import { validateView } from '../../../src/sandbox/slack/block-kit/validate-view.ts';
import { aStory } from '../messages/desk-builders.ts';
import { texts } from '../messages/live-markup.ts';

const reader = (language: Language = 'en') => ({ language, timeZone: 'Europe/Paris' });
const one = aStory();
const two = aStory({ id: storyId('18000000000000002'), caption: undefined });
const chosen = { account: two.account, story: two.id };
const inputs = (view: { blocks: readonly object[] }) =>
  view.blocks.filter((block) => 'type' in block && block.type === 'input');

const name = (userName: string) => ({ userName, displayName: undefined, follows: undefined });
const aPreview = (changes: Partial<CapturePreviewContent> = {}): CapturePreviewContent => ({
  preview: {
    story: one.id,
    fresh: [name('anna'), name('bert')],
    seenBefore: [name('lea.martin')],
    alreadyHere: [],
    unreadable: [{ line: '12 likes' }],
  },
  stories: [one],
  chosen: { account: one.account, story: one.id },
  texts: ['anna\nbert\nlea.martin\n12 likes', '', ''],
  shown: 'f1',
  ...changes,
});

describe.each(languages)('the capture modals in %s', (language) => {
  test('are views that Slack takes', () => {
    const stories = [one, two];
    expect(validateView(captureModal({ stories: [] }, reader(language)))).toEqual([]);
    expect(validateView(captureModal({ stories: [one] }, reader(language)))).toEqual([]);
    expect(validateView(captureModal({ stories, chosen }, reader(language)))).toEqual([]);
    expect(validateView(capturePreviewModal(aPreview({ stories }), reader(language)))).toEqual([]);
    const outcome = { fresh: 2, seenBefore: 1, alreadyHere: 0, unreadable: 1, risen: 1 };
    expect(validateView(captureDoneModal(outcome, reader(language)))).toEqual([]);
  });
});

describe('the first step of a capture', () => {
  test('asks for names in three boxes of 3,000 characters, of which only the first must be filled', () => {
    const view = captureModal({ stories: [one] }, reader());
    expect(inputs(view)).toMatchObject([
      { block_id: 'capture_names_1', optional: false, element: { multiline: true, max_length: 3000 } },
      { block_id: 'capture_names_2', optional: true, element: { multiline: true, max_length: 3000 } },
      { block_id: 'capture_names_3', optional: true, element: { multiline: true, max_length: 3000 } },
    ]);
    expect(view).toMatchObject({ callback_id: 'capture_read', submit: { text: 'Check' } });
  });

  test('remembers the story when there is only one', () => {
    const view = captureModal({ stories: [one] }, reader());
    expect(parseCaptureMetadata(view.private_metadata)).toEqual({ story: { account: one.account, story: one.id } });
  });

  test('asks which story when several are live, starting from the one that was pressed', () => {
    const view = captureModal({ stories: [one, two], chosen }, reader());
    expect(inputs(view)[0]).toMatchObject({
      block_id: 'capture_story',
      element: {
        type: 'static_select',
        options: [
          { text: { text: 'Spring drop' }, value: '17841400000000001|18000000000000001' },
          { text: { text: 'the story (20 Nov, 10:00 CET)' }, value: '17841400000000001|18000000000000002' },
        ],
        initial_option: { value: '17841400000000001|18000000000000002' },
      },
    });
    expect(parseCaptureMetadata(view.private_metadata)).toEqual({});
  });

  test('starts from none when the pressed story is over', () => {
    const over = { account: one.account, story: storyId('18000000000000009') };
    expect(JSON.stringify(captureModal({ stories: [one, two], chosen: over }, reader()))).not.toContain(
      'initial_option',
    );
  });

  test('offers at most the hundred stories a menu holds', () => {
    const stories = Array.from({ length: 130 }, (_, n) => aStory({ id: storyId(`1800${n}`) }));
    expect(validateView(captureModal({ stories }, reader()))).toEqual([]);
  });

  test('has nothing to send when no story is live', () => {
    const view = captureModal({ stories: [] }, reader());
    expect(inputs(view)).toEqual([]);
    expect(view).not.toHaveProperty('submit');
  });
});

describe('the second step of a capture', () => {
  test('shows what was understood before anything is saved', () => {
    expect(texts(capturePreviewModal(aPreview(), reader()).blocks)).toEqual(
      expect.arrayContaining([
        '*New: 2 viewers*\n@anna, @bert',
        '*Seen before on another story: one viewer*\n@lea.martin',
        '*Captured here already: nobody*',
        'Not understood, will not be saved: one line\n“12 likes”',
      ]),
    );
  });

  test('keeps the same inputs, with what was typed, so that it stays editable', () => {
    const ids = (view: { blocks: readonly object[] }) =>
      inputs(view).map((block) => JSON.parse(JSON.stringify(block)).block_id);
    const preview = capturePreviewModal(aPreview(), reader());
    expect(ids(preview)).toEqual(ids(captureModal({ stories: [one] }, reader())));
    expect(inputs(preview)[0]).toMatchObject({ element: { initial_value: 'anna\nbert\nlea.martin\n12 likes' } });
    expect(inputs(preview)[1]).not.toHaveProperty('element.initial_value');
  });

  test('saves, and knows which text it was that was shown', () => {
    const view = capturePreviewModal(aPreview(), reader());
    expect(view).toMatchObject({ callback_id: 'capture_save', submit: { text: 'Save' } });
    expect(parseCaptureMetadata(view.private_metadata)).toEqual({
      story: { account: one.account, story: one.id },
      shown: 'f1',
    });
  });

  test('keeps the story when it ended while names were pasted', () => {
    const view = capturePreviewModal(aPreview({ stories: [] }), reader());
    expect(parseCaptureMetadata(view.private_metadata).story).toEqual({ account: one.account, story: one.id });
  });

  test('says when the text had been changed', () => {
    const view = capturePreviewModal(aPreview({ hasChanged: true }), reader());
    expect(texts(view.blocks)[0]).toContain('has changed');
  });

  test('cuts long lists and says how much more there is', () => {
    const fresh = Array.from({ length: 900 }, (_, n) => name(`viewer.${n}`));
    const unreadable = Array(15).fill({ line: 'x' });
    const view = capturePreviewModal(aPreview({ preview: { ...aPreview().preview, fresh, unreadable } }), reader());
    const all = texts(view.blocks).join('\n');
    expect(all).toContain('New: 900 viewers');
    expect(all).toContain('@viewer.59 … and 840 more');
    expect(all).toContain('… and 5 more');
  });
});

describe('the last step of a capture', () => {
  test('says what it did', () => {
    const outcome = { fresh: 12, seenBefore: 3, alreadyHere: 1, unreadable: 2, risen: 3 };
    expect(texts(captureDoneModal(outcome, reader()).blocks)).toEqual([
      'Saved: 12 new, 3 seen before, 1 already here.\n2 lines were not understood and left out.\n3 viewers became Warm or Hot.',
    ]);
  });

  test('does not mention unreadable lines when there were none', () => {
    const outcome = { fresh: 1, seenBefore: 0, alreadyHere: 0, unreadable: 0, risen: 0 };
    expect(texts(captureDoneModal(outcome, reader()).blocks)).toEqual([
      'Saved: 1 new, 0 seen before, 0 already here.\nNobody became Warm this time.',
    ]);
  });
});

test.each(languages)('a capture that is refused says what to do, in %s', (language) => {
  for (const kind of ['no-names', 'unknown-story', 'story-over'] as const) {
    expect(captureProblem({ kind }, language).length).toBeGreaterThan(20);
  }
});

describe('what a capture modal remembers', () => {
  test('comes back as it went out', () => {
    const memory = { story: chosen, shown: 'f1' };
    expect(parseCaptureMetadata(captureMetadata(memory))).toEqual(memory);
    expect(parseCaptureMetadata(captureMetadata({}))).toEqual({});
  });

  test.each([undefined, '', 'x', '[]', 'null', '{"story":3}', '{"story":"x"}'])(
    'is nothing when it is not ours: %j',
    (text) => {
      expect(parseCaptureMetadata(text)).toEqual({});
    },
  );
});
