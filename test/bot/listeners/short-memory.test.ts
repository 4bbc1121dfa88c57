import { describe, expect, test } from 'vitest';
import { shortMemory } from '../../../src/bot/slack/short-memory.ts';

/** Remembers for 30 seconds what `answers` says, one after the other. */
function remembering(...answers: (string | Error)[]) {
  let now = new Date('2026-11-20T12:00:00Z');
  const asked: string[] = [];
  const memory = shortMemory<string, string>({ now: () => now }, 30, async (key) => {
    asked.push(key);
    const answer = answers.shift() ?? 'no more answers';
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const secondsPass = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000);
  };
  return { memory, asked, secondsPass };
}

describe('an answer', () => {
  test('is good for its time, and asked for once by all who wait', async () => {
    const { memory, asked, secondsPass } = remembering('first', 'second');

    expect(await Promise.all([memory.get('ben'), memory.get('ben')])).toEqual(['first', 'first']);
    secondsPass(29);
    expect(await memory.get('ben')).toBe('first');
    secondsPass(1);
    expect(await memory.get('ben')).toBe('second');

    expect(asked).toEqual(['ben', 'ben']);
  });

  test('is asked for anew once it is forgotten, and until then still known', async () => {
    const { memory } = remembering('first', 'second');
    await memory.get('ben');

    memory.forget('ben');

    expect(memory.lastKnown('ben')).toBe('first');
    expect(await memory.get('ben')).toBe('second');
    expect(memory.lastKnown('ben')).toBe('second');
  });

  test('that failed is not remembered', async () => {
    const { memory } = remembering(new Error('no'), 'second');

    await expect(memory.get('ben')).rejects.toThrow('no');

    expect(memory.lastKnown('ben')).toBeUndefined();
    expect(await memory.get('ben')).toBe('second');
  });
});
