import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '../slack/manual-clock.ts';
import { webClient } from '../slack/web-client.ts';
import { pageClient } from './page-client.ts';
import { DESK, type PageStage, pageStage } from './page-stage.ts';

let stage: PageStage;
let clock: ManualClock;
let page: ReturnType<typeof pageClient>;

beforeEach(async () => {
  // Half past eleven in Brussels, half past ten in London.
  clock = new ManualClock('2026-11-23T22:30:00Z');
  stage = await pageStage(clock);
  page = pageClient(stage.page.url);
});

afterEach(() => stage.close());

async function post(): Promise<string> {
  const { ts } = await webClient(stage.slack).chat.postMessage({ channel: DESK, text: 'Hot 70, @noor' });
  return String(ts);
}

describe('the first message of a day', () => {
  test('stands under the day, as the reader’s zone has it', async () => {
    const first = await post();
    clock.advance(60 * 60_000);
    await post();

    const days = async (name: string) =>
      [...(await page.pieces(name)).values()].filter(({ id }) => id.startsWith('day-messages-'));

    expect((await days('ana')).map(({ id }) => id)).toEqual(['day-messages-2026-11-23', 'day-messages-2026-11-24']);
    expect((await days('gus')).map(({ id }) => id)).toEqual(['day-messages-2026-11-23']);
    const [{ order = '' } = {}] = await days('ana');
    expect(order < first).toBe(true);
  });
});
