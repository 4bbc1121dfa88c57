import { describe, expect, test } from 'vitest';
import { adviseOn, judgeTemplates } from '../../../src/domain/digest/judge-templates.ts';
import { aWording } from './figures-builders.ts';

const good = aWording('good', 60, 100); // between 50 and 69 of 100
const fair = aWording('fair', 45, 100); // between 36 and 55 of 100: perhaps as good
const poor = aWording('poor', 30, 100); // between 22 and 40 of 100: surely worse
const awful = aWording('awful', 5, 100); // at most 11 of 100: not half of what the best has at worst
const fresh = aWording('fresh', 19, 19);

describe('templates', () => {
  test('are best by the share that replies, of those sent at least twenty times', () => {
    expect(judgeTemplates([fair, fresh, good])).toMatchObject({ best: good, losing: undefined, tooFew: 1 });
  });

  test('lose only when they are surely worse than the best', () => {
    expect(judgeTemplates([good, fair]).losing).toBeUndefined();
    expect(judgeTemplates([poor, good, fair]).losing).toBe(poor);
    expect(judgeTemplates([good, poor, awful]).losing).toBe(awful);
  });

  test('do not lose to themselves', () => {
    expect(judgeTemplates([poor])).toMatchObject({ best: poor, losing: undefined, tooFew: 0 });
  });

  test('that have not been sent are not too few: they only sold something that was sent before', () => {
    expect(judgeTemplates([good, aWording('older', 0, 0)]).tooFew).toBe(0);
  });

  test('are none where there are none', () => {
    expect(judgeTemplates([])).toMatchObject({ best: undefined, losing: undefined, tooFew: 0 });
    expect(judgeTemplates([fresh])).toMatchObject({ best: undefined, losing: undefined, tooFew: 1 });
  });
});

describe('the advice about a template', () => {
  const standing = judgeTemplates([good, fair, poor, awful, fresh]);

  test.each([
    ['keep the best', good, 'keep'],
    ['keep what may be as good', fair, 'keep'],
    ['rewrite what is surely worse', poor, 'rewrite'],
    ['drop what is not half as good', awful, 'drop'],
    ['nothing about what was hardly sent', fresh, 'not-enough'],
  ])('is to %s', (_what, wording, advice) => {
    expect(adviseOn(wording, standing)).toBe(advice);
  });

  test('is not to drop anything where nobody replies to the best either', () => {
    const silent = judgeTemplates([aWording('a', 0, 50), aWording('b', 0, 50)]);

    expect(silent.losing).toBeUndefined();
    expect(adviseOn(aWording('b', 0, 50), silent)).toBe('keep');
  });
});
