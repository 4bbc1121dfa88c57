import { describe, expect, test } from 'vitest';
import { accept, refuse } from '../../../src/domain/result.ts';
import { leaveShift, takeShift } from '../../../src/domain/story/shift.ts';
import { ana, aStory, ben, hoursLater } from '../builders.ts';

describe('the shift of a story', () => {
  test('is taken by whoever asks while nobody has it', () => {
    expect(takeShift(aStory(), ana)).toEqual(accept(aStory({ monitor: ana })));
  });

  test('is not taken from somebody who has it', () => {
    expect(takeShift(aStory({ monitor: ana }), ben)).toEqual(refuse({ kind: 'shift-taken', monitor: ana }));
  });

  test('is not taken once the story is over', () => {
    expect(takeShift(aStory({ closedAt: hoursLater(24) }), ana)).toEqual(refuse({ kind: 'story-over' }));
  });

  test('is left by whoever has it, or ended by whoever may', () => {
    expect(leaveShift(aStory({ monitor: ana }), ana, false)).toEqual(accept(aStory()));
    expect(leaveShift(aStory({ monitor: ana }), ben, false)).toEqual(refuse({ kind: 'shift-taken', monitor: ana }));
    expect(leaveShift(aStory({ monitor: ana }), ben, true)).toEqual(accept(aStory()));
    expect(leaveShift(aStory(), ana, true)).toEqual(refuse({ kind: 'no-shift' }));
  });
});
