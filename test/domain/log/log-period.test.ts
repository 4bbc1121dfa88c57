import { describe, expect, test } from 'vitest';
import { readLogPeriod, spansOf } from '../../../src/domain/log/log-period.ts';
import { accept } from '../../../src/domain/result.ts';
import { anAccount } from '../builders.ts';

/** Still Friday in New York, Saturday in Paris. */
const lateOnFriday = new Date('2026-11-20T23:30:00Z');
const read = (from?: string, to?: string, timeZone = 'Europe/Paris') => readLogPeriod(from, to, lateOnFriday, timeZone);

describe('a period of the log', () => {
  test('is the last seven days, today included, where nobody says which', () => {
    expect(read()).toEqual(accept({ from: '2026-11-15', to: '2026-11-21' }));
    expect(read(undefined, undefined, 'America/New_York')).toEqual(accept({ from: '2026-11-14', to: '2026-11-20' }));
  });

  test('goes on until today, or begins a week before its end', () => {
    expect(read('2026-01-01')).toEqual(accept({ from: '2026-01-01', to: '2026-11-21' }));
    expect(read(undefined, '2026-03-03')).toEqual(accept({ from: '2026-02-25', to: '2026-03-03' }));
  });

  test.each(['26-11-2026', '2026-11-31', '2026-02-29', 'today', ''])('has no day "%s"', (text) => {
    expect(read(text)).toEqual({ ok: false, refusal: { kind: 'not-a-day', text } });
    expect(read('2026-01-01', text)).toEqual({ ok: false, refusal: { kind: 'not-a-day', text } });
  });

  test('does not end before it begins', () => {
    expect(read('2026-11-02', '2026-11-01')).toEqual({
      ok: false,
      refusal: { kind: 'ends-before-it-begins', from: '2026-11-02', to: '2026-11-01' },
    });
  });

  test('is from midnight to midnight in each account’s own zone, on days with a change of clocks too', () => {
    const paris = anAccount();
    const newYork = anAccount({ timeZone: 'America/New_York' });

    expect(spansOf([paris, newYork], { from: '2026-10-25', to: '2026-10-25' })).toEqual([
      { account: paris, from: new Date('2026-10-24T22:00:00Z'), until: new Date('2026-10-25T23:00:00Z') },
      { account: newYork, from: new Date('2026-10-25T04:00:00Z'), until: new Date('2026-10-26T04:00:00Z') },
    ]);
  });
});
