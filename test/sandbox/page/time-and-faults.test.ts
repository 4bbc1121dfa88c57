import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ActRefused } from '../../../src/sandbox/page/serve/act-refused.ts';
import { pageClient } from './page-client.ts';
import { type PageStage, pageStage } from './page-stage.ts';

let stage: PageStage;
let page: ReturnType<typeof pageClient>;

beforeEach(async () => {
  stage = await pageStage();
  page = pageClient(stage.page.url);
});

afterEach(() => stage.close());

const pieceOf = async (id: string) => (await page.pieces('ana')).get(id)?.html ?? '';
const minutes = (ms: number) => Math.round(ms / 60_000);

describe('a jump in time', () => {
  test('is made for everybody, and the page counts on from there', async () => {
    const { status } = await page.act('jump', { to: 'lease-end' });

    expect(status).toBe(200);
    expect(minutes(stage.clock.aheadMs())).toBe(10);
    expect(await pieceOf('time-now')).toContain(`data-clock-ahead="${stage.clock.aheadMs()}"`);
  });

  test('to a story’s end takes the story down', async () => {
    stage.instagram.postStory({ caption: 'Bowls' });

    await page.act('jump', { to: 'story-end' });

    expect(await pieceOf('stories')).toContain('No story is up');
  });

  test('is refused, and not offered, when there is nothing to jump to', async () => {
    const { status, answer } = await page.act('jump', { to: 'story-end' });

    expect([status, answer.says]).toEqual([409, expect.stringContaining('no story is up')]);
    expect(await pieceOf('time-jumps')).toMatch(/data-jump="story-end"[^>]* disabled/);
    expect(await pieceOf('time-jumps')).not.toMatch(/data-jump="day-2"[^>]* disabled/);
    expect(stage.clock.aheadMs()).toBe(0);
  });

  test('lets a press that is under way have its receipt first', async () => {
    const heard = Promise.withResolvers<void>();
    const acknowledge = Promise.withResolvers<void>();
    const app = createServer(async (request, response) => {
      request.resume();
      heard.resolve();
      await acknowledge.promise;
      response.end();
    });
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    const { port } = app.address() as AddressInfo;
    stage.slack.deliverTo({ url: `http://127.0.0.1:${port}/`, signingSecret: 'secret' });

    const pressed = page.act('shortcut', { as: 'U0BEN000001', callbackId: 'claim_next' });
    await heard.promise;
    const jumped = page.act('jump', { to: 'day-2' });
    await page.pieces('ana'); // asked later and answered: the jump has had its chance
    const aheadMeanwhile = stage.clock.aheadMs();
    acknowledge.resolve();
    await jumped;

    expect(aheadMeanwhile).toBe(0);
    expect((await pressed).answer).toEqual({});
    expect(stage.slack.deliveries.find(({ type }) => type === 'interactive')?.error).toBeUndefined();
    app.close();
  });

  test('is only made to places that are offered', async () => {
    expect((await page.act('jump', { to: 'yesterday' })).status).toBe(400);
  });
});

describe('the switches for faults', () => {
  test('show for everybody whether they are on, also after the page was loaded anew', async () => {
    const state = async () => /data-fault="webhooks-twice"[^>]*aria-checked="(\w+)"/.exec(await pieceOf('faults'))?.[1];

    expect(await state()).toBe('false');
    await page.act('fault', { name: 'webhooks-twice', isOn: true });
    expect(await state()).toBe('true');
    await page.act('fault', { name: 'webhooks-twice', isOn: false });
    expect(await state()).toBe('false');
  });

  test('are those there are', async () => {
    expect((await page.act('fault', { name: 'earthquake', isOn: true })).status).toBe(400);
  });
});

describe('starting over', () => {
  test('shows another stage at the same address; a page of the old one can tell', async () => {
    const other = await pageStage();
    other.instagram.postStory({ caption: 'Afresh' });
    const runOf = async () => /data-run="([^"]+)"/.exec(await (await fetch(stage.page.url)).text())?.[1];
    const before = await runOf();

    stage.page.show(undefined);
    const meanwhile = await fetch(`${stage.page.url}state?as=ana`);
    stage.page.show(other.stage);

    expect(meanwhile.status).toBe(503);
    expect(await pieceOf('stories')).toContain('Afresh');
    expect(await runOf()).not.toBe(before);
    await other.close();
  });

  test('is refused with the reason when there is one', async () => {
    const refusing = await pageStage(undefined, {
      startOver() {
        throw new ActRefused('That directory is somebody else’s.');
      },
    });

    const { status, answer } = await pageClient(refusing.page.url).act('start-over', {});

    expect([status, answer.says]).toEqual([409, 'That directory is somebody else’s.']);
    await refusing.close();
  });
});

describe('pictures of stories', () => {
  const posted = async () => {
    const { storyId } = stage.instagram.postStory({ caption: 'Bowls' });
    const response = await fetch(`${stage.instagram.url}/v26.0/me/stories?fields=media_url`, {
      headers: { authorization: 'Bearer local-instagram-token' },
    });
    const { data } = (await response.json()) as { data: { media_url: string }[] };
    return { storyId, address: data[0]?.media_url ?? '' };
  };
  const picture = (address: string) => fetch(`${stage.page.url}picture?url=${encodeURIComponent(address)}`);

  test('lie at an https address of Meta’s, and come to the page from Slack', async () => {
    const { address } = await posted();

    const response = await picture(address);

    expect(address).toMatch(/^https:\/\/scontent\.cdninstagram\.com\//);
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(await response.text()).toContain('Bowls');
  });

  test('outlive the story where Slack has shown them, and nowhere else', async () => {
    const [seen, unseen] = [await posted(), await posted()];
    await picture(seen.address);

    await page.act('jump', { to: 'day-2' });

    expect((await picture(seen.address)).status).toBe(200);
    expect((await picture(unseen.address)).status).toBe(404);
    expect((await fetch(`${stage.instagram.url}/cdn/media/${seen.storyId}`)).status).toBe(403);
  });

  test('of anybody else are not fetched', async () => {
    for (const address of ['https://evil.example/x.png', 'http://127.0.0.1:1/x', 'file:///etc/passwd', '']) {
      expect((await picture(address)).status).toBe(404);
    }
  });
});
