import { describe, expect, test } from 'vitest';
import { storyId } from '../../../src/domain/ids.ts';
import { planLead } from '../../../src/domain/lead/plan-lead.ts';
import type { Signal } from '../../../src/domain/signal/signal.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import { sortViewer } from '../../../src/domain/viewer/sort-viewer.ts';
import { aClaimedLead, aLead, aSignal, aSnoozedLead, ben, hoursLater, noon } from '../builders.ts';

const plan = (current: Parameters<typeof planLead>[0], signals: Signal[]) =>
  planLead(current, sortViewer(signals, [], noon, defaultSettings.sorting), signals);

describe('planning a lead', () => {
  test('opens one for a Hot viewer, from the moment of the signal and on the story it came from', () => {
    const reply = aSignal({ kind: 'story_reply', happenedAt: hoursLater(-1), story: storyId('s1') });

    expect(plan(undefined, [reply])).toMatchObject({
      kind: 'open',
      opening: { segment: 'hot', openedAt: hoursLater(-1), lastSignalAt: hoursLater(-1), story: 's1' },
    });
  });

  test('opens none for a silent viewer', () => {
    expect(plan(undefined, [aSignal({ kind: 'view' })])).toEqual({ kind: 'nothing' });
  });

  test('raises a Warm lead to Hot, whoever holds it', () => {
    const warm = aClaimedLead({ segment: 'warm', openedAt: hoursLater(-3), segmentSince: hoursLater(-3) });
    const signals = [
      aSignal({ kind: 'follow', happenedAt: hoursLater(-3) }),
      aSignal({ kind: 'dm', happenedAt: noon }),
    ];

    expect(plan(warm, signals)).toMatchObject({
      kind: 'update',
      lead: { status: 'claimed', segment: 'hot', segmentSince: noon, openedAt: hoursLater(-3) },
    });
  });

  test('never lowers a Hot lead when its reasons fade', () => {
    const lead = aLead({ segment: 'hot', lastSignalAt: hoursLater(-200) });
    const after = plan(lead, [aSignal({ kind: 'follow', happenedAt: noon })]);

    expect(after).toMatchObject({
      kind: 'update',
      lead: { segment: 'hot', reasons: lead.reasons, lastSignalAt: noon },
    });
  });

  test('remembers since when a lead is Hot, also when what made it so is a week old', () => {
    const lead = aLead({ openedAt: hoursLater(-200), segmentSince: hoursLater(-200), lastSignalAt: hoursLater(-200) });

    expect(plan(lead, [aSignal({ kind: 'dm', happenedAt: noon })])).toMatchObject({
      lead: { segment: 'hot', segmentSince: hoursLater(-200), lastSignalAt: noon },
    });
  });

  test('brings back a lead that was put off, once they do something', () => {
    const asleep = aSnoozedLead({ lastSignalAt: hoursLater(-1) });

    expect(plan(asleep, [aSignal({ kind: 'view', happenedAt: noon })])).toMatchObject({ lead: { status: 'open' } });
    expect(plan(asleep, [aSignal({ kind: 'view', happenedAt: hoursLater(-1) })])).toEqual({ kind: 'nothing' });
    expect(
      plan({ ...asleep, contactedAt: noon, lastTouchAt: noon, owner: ben }, [
        aSignal({ kind: 'dm', happenedAt: noon }),
      ]),
    ).toMatchObject({ lead: { status: 'contacted', owner: ben } });
  });

  test('changes nothing when nothing new is known', () => {
    const signals = [aSignal({ kind: 'dm' })];
    const opened = plan(undefined, signals);
    const lead = opened.kind === 'open' ? aLead(opened.opening) : aLead();

    expect(plan(lead, signals)).toEqual({ kind: 'nothing' });
  });
});
