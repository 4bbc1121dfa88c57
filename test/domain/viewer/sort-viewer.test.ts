import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storyId } from '../../../src/domain/ids.ts';
import { type SignalKind, signalKinds } from '../../../src/domain/signal/signal.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import { type Sortable, sortViewer } from '../../../src/domain/viewer/sort-viewer.ts';
import { aSignal, hoursLater, noon } from '../builders.ts';

const { sorting } = defaultSettings;
const stories = ['s5', 's4', 's3', 's2', 's1'].map(storyId);
const sort = (signals: Sortable[], now = noon) => sortViewer(signals, stories, now, sorting);
const did = (kind: SignalKind, hoursAgo: number, story?: string) =>
  aSignal({ kind, happenedAt: hoursLater(-hoursAgo), story: story === undefined ? undefined : storyId(story) });

describe('sorting a viewer', () => {
  test.each(['story_reply', 'dm', 'mention', 'comment', 'sticker_tap', 'quick_reply', 'link_click'] as const)(
    'makes Hot whoever sent one %s',
    (kind) => {
      expect(sort([did(kind, 1)]).segment).toBe('hot');
    },
  );

  test.each(['profile_visit', 'follow', 'reaction'] as const)('makes Warm whoever left one %s', (kind) => {
    expect(sort([did(kind, 1)]).segment).toBe('warm');
  });

  test('leaves one silent view Cool, without reasons', () => {
    expect(sort([did('view', 1, 's5')])).toMatchObject({ segment: 'cool', reasons: [], warmSince: undefined });
  });

  test('makes Warm whoever was seen twice within exactly 24 hours, from the second view on', () => {
    const sorted = sort([did('view', 24, 's4'), did('view', 0, 's5')]);

    expect(sorted.segment).toBe('warm');
    expect(sorted.warmSince).toEqual(noon);
    expect(sorted.reasons).toEqual([{ kind: 'came-back', views: 2, hours: 24 }]);
  });

  test('leaves Cool whoever was seen twice a second further apart', () => {
    const early = { ...did('view', 24, 's4'), happenedAt: new Date(hoursLater(-24).getTime() - 1000) };

    expect(sort([early, did('view', 0, 's5')]).segment).toBe('cool');
  });

  test('makes Warm whoever watched three of the last five stories, however far apart', () => {
    const sorted = sort([did('view', 120, 's1'), did('view', 72, 's3'), did('view', 24, 's5')]);

    expect(sorted.segment).toBe('warm');
    expect(sorted.reasons).toEqual([{ kind: 'loyal', seen: 3, of: 5 }]);
  });

  test('does not count stories before the last five', () => {
    expect(sort([did('view', 120, 's0'), did('view', 72, 's3'), did('view', 24, 's5')]).segment).toBe('cool');
  });

  test('forgets what happened seven days ago', () => {
    expect(sort([did('dm', 7 * 24)]).segment).toBe('cool');
    expect(sort([did('dm', 7 * 24 - 1)]).segment).toBe('hot');
  });

  test('ignores what was taken back', () => {
    expect(sort([{ ...did('reaction', 1), withdrawnAt: noon }]).segment).toBe('cool');
  });

  test('is Hot since the first Hot signal, and Warm since the first of any', () => {
    const sorted = sort([did('follow', 5), did('dm', 2), did('dm', 1)]);

    expect(sorted.segmentSince).toEqual(hoursLater(-2));
    expect(sorted.warmSince).toEqual(hoursLater(-5));
  });

  test('gives the weightiest reason first, counting repetitions', () => {
    const sorted = sort([did('comment', 3), did('story_reply', 2), did('story_reply', 1)]);

    expect(sorted.reasons).toEqual([
      { kind: 'did', signal: 'story_reply', times: 2, lastAt: hoursLater(-1) },
      { kind: 'did', signal: 'comment', times: 1, lastAt: hoursLater(-3) },
    ]);
  });

  test('does not depend on the order in which signals arrived', () => {
    const signals = fc.array(
      fc.record({
        kind: fc.constantFrom(...signalKinds),
        happenedAt: fc.integer({ min: 0, max: 10 * 24 * 60 }).map((minutes) => hoursLater(-minutes / 60)),
        story: fc.constantFrom(undefined, ...stories),
        withdrawnAt: fc.constantFrom(undefined, noon),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(signals, fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = list
          .map((signal) => ({ signal, at: random.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ signal }) => signal);
        expect(sort(shuffled)).toEqual(sort(list));
      }),
    );
  });
});
