import { describe, expect, test } from 'vitest';
import { touchAsOf, touchFigures } from '../../../src/domain/figures/touch-figures.ts';
import { minutesLater } from '../builders.ts';
import { touchFacts } from './fact-builders.ts';

describe('the messages of a period', () => {
  test('are read, of those that Instagram can tell us about', () => {
    const byHand = touchFacts({ isTraceable: false });

    expect(touchFigures([touchFacts({ seenAt: minutesLater(1) }), touchFacts(), byHand])).toMatchObject({
      sent: 3,
      seen: { hits: 1, of: 2 },
    });
  });

  test('are followed, of those with a link', () => {
    const linked = touchFacts({ hasLink: true });

    expect(touchFigures([linked, { ...linked, clickedAt: minutesLater(1) }, touchFacts()]).clicked).toEqual({
      hits: 1,
      of: 2,
    });
  });

  test('are answered and sell, of all', () => {
    const figures = touchFigures([
      touchFacts({ repliedAt: minutesLater(1), soldAt: minutesLater(2) }),
      touchFacts({ repliedAt: minutesLater(1) }),
      touchFacts({ isTraceable: false }),
    ]);

    expect(figures.replied).toEqual({ hits: 2, of: 3 });
    expect(figures.sold).toEqual({ hits: 1, of: 3 });
  });

  test('are nothing where there are none', () => {
    const none = { hits: 0, of: 0 };

    expect(touchFigures([])).toEqual({ sent: 0, seen: none, replied: none, clicked: none, sold: none });
  });

  test('are known only as far as things have happened', () => {
    const touch = touchFacts({
      seenAt: minutesLater(1),
      repliedAt: minutesLater(2),
      clickedAt: minutesLater(3),
      soldAt: minutesLater(4),
    });

    expect(touchAsOf(touch, minutesLater(4))).toEqual(touch);
    expect(touchAsOf(touch, minutesLater(2))).toEqual({ ...touch, clickedAt: undefined, soldAt: undefined });
  });
});
