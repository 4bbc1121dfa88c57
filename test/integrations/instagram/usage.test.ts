import { describe, expect, test } from 'vitest';
import { readUsage } from '../../../src/integrations/instagram/graph/usage.ts';
import { nextPollMinutes } from '../../../src/integrations/instagram/usage-back-off.ts';

const usageOf = (headers: Record<string, string>) => readUsage(new Headers(headers));

describe('reading how full Meta’s limits are', () => {
  test('takes the fullest counter of the app', () => {
    const header = '{"call_count":28,"total_time":25,"total_cputime":31}';
    expect(usageOf({ 'X-App-Usage': header })).toEqual({ percent: 31, regainMinutes: 0 });
  });

  test('takes the fullest of all accounts and kinds, and the longest wait', () => {
    const set = (percent: number, wait: number) => ({
      type: 'instagram',
      call_count: percent,
      total_cputime: 1,
      total_time: 1,
      estimated_time_to_regain_access: wait,
    });
    const header = JSON.stringify({ '17841405822304914': [set(40, 0), set(100, 19)], '2': [set(70, 3)] });
    const both = { 'X-Business-Use-Case-Usage': header, 'X-App-Usage': '{"call_count":5}' };
    expect(usageOf(both)).toEqual({ percent: 100, regainMinutes: 19 });
  });

  test.each([
    [{}],
    [{ 'X-App-Usage': 'full' }],
    [{ 'X-App-Usage': '[]' }],
    [{ 'X-App-Usage': 'null', 'X-Business-Use-Case-Usage': '{"1":[null,7,"x"]}' }],
    [{ 'X-App-Usage': '{"call_count":"many"}' }],
  ])('says nothing where the headers do: %j', (headers) => {
    expect(usageOf(headers)).toBeUndefined();
  });
});

describe('waiting for the next poll', () => {
  test.each([
    [0, 2],
    [49, 2],
    [50, 4],
    [74, 4],
    [75, 8],
    [84, 8],
    [85, 16],
    [94, 16],
  ])('at %i %% polls every %i minutes', (percent, minutes) => {
    expect(nextPollMinutes({ percent, regainMinutes: 0 }, 2)).toBe(minutes);
  });

  test('stops from 95 % on until there is room again', () => {
    expect(nextPollMinutes({ percent: 95, regainMinutes: 25 }, 2)).toBe(25);
    expect(nextPollMinutes({ percent: 120, regainMinutes: 240 }, 2)).toBe(240);
  });

  test('stops for an hour when Meta does not say for how long', () => {
    expect(nextPollMinutes({ percent: 100, regainMinutes: 0 }, 2)).toBe(60);
  });

  test('is never faster at a full limit than below it', () => {
    expect(nextPollMinutes({ percent: 95, regainMinutes: 1 }, 2)).toBe(16);
  });

  test('waits as long as Meta asks, whatever the percentage', () => {
    expect(nextPollMinutes({ percent: 10, regainMinutes: 30 }, 2)).toBe(30);
  });

  test('keeps its pace while Meta says nothing', () => {
    expect(nextPollMinutes(undefined, 2)).toBe(2);
  });
});
