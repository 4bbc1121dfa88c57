import { describe, expect, test } from 'vitest';
import type { Lead } from '../../../src/domain/lead/lead.ts';
import { assembleLogLine } from '../../../src/domain/log/assemble-log-line.ts';
import type { SentMessage } from '../../../src/domain/log/log-reader.ts';
import {
  aClaimedLead,
  aContactedLead,
  aDismissedLead,
  aLead,
  aLostLead,
  anAccount,
  aRepliedLead,
  aSnoozedLead,
  aSuppressedLead,
  aWonLead,
  hoursLater,
  minutesLater,
  noon,
} from '../builders.ts';

const aMessage = (minutes: number, over: Partial<SentMessage> = {}): SentMessage => ({
  at: minutesLater(minutes),
  step: 'day0',
  route: 'reply',
  template: undefined,
  seenAt: undefined,
  repliedAt: undefined,
  ...over,
});

function lineOf(lead: Lead, sent: readonly SentMessage[] = [], now = hoursLater(1)) {
  const parts = {
    lead,
    account: anAccount(),
    handle: 'marie',
    displayName: undefined,
    story: undefined,
    converted: [],
  };
  return assembleLogLine({ ...parts, sent }, now);
}

describe('what the desk asks for now', () => {
  const contacted = aContactedLead({ contactedAt: noon, lastTouchAt: noon });

  test.each([
    ['to claim who waits', aLead(), { kind: 'claim' }],
    ['to answer who is claimed', aClaimedLead(), { kind: 'answer' }],
    ['to answer who wrote back', aRepliedLead(), { kind: 'answer' }],
    ['to follow up on who was put off, then', aSnoozedLead(), { kind: 'follow-up', since: minutesLater(60) }],
    ['nothing of who is over', aWonLead(), { kind: 'none' }],
  ] as const)('%s', (_what, lead, required) => {
    expect(lineOf(lead).required).toEqual(required);
  });

  test('to wait for who was written to, until the next step falls due', () => {
    expect(lineOf(contacted, [aMessage(0)], hoursLater(23)).required).toEqual({ kind: 'wait-for-them' });
    expect(lineOf(contacted, [aMessage(0)], hoursLater(24)).required).toEqual({
      kind: 'follow-up',
      since: hoursLater(24),
    });
  });

  test('to go on with the step after the last one, and with nothing after nurture', () => {
    const sent = [aMessage(0), aMessage(1500, { step: 'day2' })];
    expect(lineOf(contacted, sent, hoursLater(95)).required).toEqual({ kind: 'wait-for-them' });
    expect(lineOf(contacted, sent, hoursLater(97)).required).toEqual({ kind: 'follow-up', since: hoursLater(96) });
    const all = [...sent, aMessage(9000, { step: 'nurture' })];
    expect(lineOf(contacted, all, hoursLater(9000)).required).toEqual({ kind: 'wait-for-them' });
  });
});

describe('a step', () => {
  test('is empty when nothing went out in it', () => {
    expect(lineOf(aLead()).steps).toEqual({ day0: undefined, day2: undefined, day5: undefined, nurture: undefined });
  });

  test('is told by its first message, and answered by the first answer to any of its messages', () => {
    const sent = [
      aMessage(5, { seenAt: minutesLater(6), template: { key: 'price-answer', title: 'Price' } }),
      aMessage(7, { route: 'private_reply', repliedAt: minutesLater(9) }),
      aMessage(10, { repliedAt: minutesLater(12) }),
    ];

    expect(lineOf(aRepliedLead(), sent).steps.day0).toEqual({
      sentAt: minutesLater(5),
      route: 'reply',
      template: { key: 'price-answer', title: 'Price' },
      seenAt: minutesLater(6),
      repliedAt: minutesLater(9),
      needsFollowUp: false,
    });
  });

  test('needs a follow-up while they are silent, it was the last, and the lead is not over', () => {
    const sent = [aMessage(5), aMessage(1500, { step: 'day2' })];
    const needs = (lead: Lead, of = sent) => Object.values(lineOf(lead, of).steps).map((step) => step?.needsFollowUp);

    expect(needs(aContactedLead())).toEqual([false, true, undefined, undefined]);
    expect(needs(aSnoozedLead())).toEqual([false, true, undefined, undefined]);
    expect(needs(aRepliedLead())).toEqual([false, false, undefined, undefined]);
    expect(needs(aLostLead())).toEqual([false, false, undefined, undefined]);
    expect(needs(aContactedLead(), [aMessage(5, { step: 'nurture' })])).toEqual([
      undefined,
      undefined,
      undefined,
      false,
    ]);
    expect(needs(aContactedLead(), [aMessage(5, { repliedAt: minutesLater(6) }), aMessage(7)])[0]).toBe(true);
  });
});

describe('an answer in the Instagram app', () => {
  const inApp = (minutes: number, over: Partial<SentMessage> = {}) =>
    aMessage(minutes, { step: undefined, route: 'instagram-app', ...over });

  test('stands in day 0 where Storydesk sent nothing, and counts for the response time where it did', () => {
    expect(lineOf(aContactedLead(), [inApp(3)]).steps.day0).toMatchObject({
      sentAt: minutesLater(3),
      route: 'instagram-app',
    });
    const both = lineOf(aContactedLead(), [inApp(3), aMessage(8)]);
    expect(both.steps.day0).toMatchObject({ sentAt: minutesLater(8), route: 'reply' });
    expect(both.firstResponseMinutes).toBe(3);
  });

  test('carries on the step that was under way: what they answer to it is an answer of that step', () => {
    const sent = [aMessage(1), aMessage(1500, { step: 'day2' }), inApp(1501, { repliedAt: minutesLater(1502) })];

    const { day0, day2 } = lineOf(aRepliedLead(), sent).steps;

    expect(day0?.repliedAt).toBeUndefined();
    expect(day2).toMatchObject({ route: 'reply', repliedAt: minutesLater(1502) });
  });

  test('is known by the lead alone where its message is not known any more', () => {
    const lead = aRepliedLead({
      contactedAt: minutesLater(4),
      lastTouchAt: minutesLater(4),
      repliedAt: minutesLater(9),
    });
    const late = aRepliedLead({ ...lead, repliedAt: hoursLater(8 * 24) });

    expect(lineOf(lead).steps.day0).toMatchObject({
      sentAt: minutesLater(4),
      route: 'instagram-app',
      repliedAt: minutesLater(9),
    });
    expect(lineOf(lead).firstResponseMinutes).toBe(4);
    expect(lineOf(late).steps.day0?.repliedAt).toBeUndefined();
  });
});

test('the first response is told in whole minutes, and not below zero where clocks differ', () => {
  const at = (seconds: number) => aMessage(0, { at: new Date(noon.getTime() + 1000 * seconds) });

  expect(lineOf(aLead()).firstResponseMinutes).toBeUndefined();
  expect(lineOf(aContactedLead(), [at(89)]).firstResponseMinutes).toBe(1);
  expect(lineOf(aContactedLead(), [at(-2)]).firstResponseMinutes).toBe(0);
});

test('the outcome says why, where somebody said so', () => {
  expect(lineOf(aLead()).outcome).toEqual({ status: 'open' });
  expect(lineOf(aLostLead()).outcome).toEqual({ status: 'lost', reason: 'no-answer' });
  expect(lineOf(aDismissedLead({ dismissedAs: 'duplicate' })).outcome).toEqual({
    status: 'dismissed',
    reason: 'duplicate',
  });
  expect(lineOf(aSuppressedLead()).outcome).toEqual({ status: 'suppressed', reason: 'word' });
});
