import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { webClient } from '../slack/web-client.ts';
import { pageClient } from './page-client.ts';
import { BEN, DESK, type PageStage, pageStage } from './page-stage.ts';

let stage: PageStage;
let page: ReturnType<typeof pageClient>;

beforeEach(async () => {
  stage = await pageStage();
  page = pageClient(stage.page.url);
});

afterEach(() => stage.close());

const write = { as: BEN, channel: DESK, text: 'hello' };

/** `fetch` sets Host itself, so a rebound name needs a plain request. */
function statusFor(headers: Record<string, string>, path = '/'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(new URL(path, stage.page.url), { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('a request from somewhere else', () => {
  test('is refused when its name for this machine is not ours', async () => {
    const { port } = new URL(stage.page.url);

    expect(await statusFor({ host: `evil.example:${port}` })).toBe(403);
    expect(await statusFor({ host: `evil.example:${port}` }, '/state?as=ben')).toBe(403);
    expect(await statusFor({ host: `127.0.0.1:${Number(port) + 1}` })).toBe(403);
    expect(await statusFor({ host: `localhost:${port}` })).toBe(200);
  });

  test('is refused when another site sends it', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      expect((await page.act('write', write, { origin })).status).toBe(403);
    }
    expect(stage.slack.messages(DESK)).toEqual([]);
    expect((await page.act('write', write, { origin: stage.page.url.slice(0, -1) })).status).toBe(200);
  });

  test('is refused as a form, which any site may send', async () => {
    const form = await page.act('write', write, { 'content-type': 'text/plain' });

    expect(form.status).toBe(403);
    expect(stage.slack.messages(DESK)).toEqual([]);
  });

  test('gets no live feed either', async () => {
    const socket = new WebSocket(`${stage.page.url.replace('http', 'ws')}live?as=ben`, {
      origin: 'https://evil.example',
    });
    const [error] = await once(socket, 'error');

    expect(String(error)).toContain('403');
  });
});

describe('the page', () => {
  test('lets no script run but its own, and loads nothing from elsewhere', async () => {
    const response = await fetch(stage.page.url);
    const html = await response.text();

    expect(response.headers.get('content-security-policy')).toMatch(
      /default-src 'none'; script-src 'self'; style-src 'self'/,
    );
    const loaded = [...html.matchAll(/<(?:link|script)[^>]*(?:src|href)="([^"]+)"/g)].map(
      ([, address = '']) => address,
    );
    for (const address of loaded.filter((each) => !each.startsWith('data:'))) {
      expect((await fetch(new URL(address, stage.page.url))).status, address).toBe(200);
    }
    expect(loaded.every((address) => /^(\/|data:)/.test(address))).toBe(true);
  });

  test('offers the app’s own shortcuts', async () => {
    const html = await (await fetch(stage.page.url)).text();

    expect(html).toContain('data-shortcut="capture_viewers"');
    expect(html).toContain('data-shortcut="claim_next"');
  });

  test('knows who is there', async () => {
    expect(await (await fetch(`${stage.page.url}?as=chloe`)).text()).toContain('data-locale="nl-NL"');
    expect((await fetch(`${stage.page.url}?as=nobody`)).status).toBe(404);
  });

  test('shows two people side by side', async () => {
    const html = await (await fetch(`${stage.page.url}two?left=ben&right=chloe`)).text();

    expect(html).toMatch(/as=ben&amp;only=slack.*as=chloe&amp;only=slack.*only=instagram/s);
  });

  test('serves its own files alone', async () => {
    for (const path of ['page.html', '../run-sandbox.ts', '%2e%2e/html.ts', 'constructor']) {
      expect((await fetch(`${stage.page.url}${path}`)).status).toBe(404);
    }
  });

  test('answers what it does not understand', async () => {
    expect((await page.act('fly', {})).status).toBe(404);
    expect((await page.act('constructor', {})).status).toBe(404);
    expect((await page.act('press', { as: BEN })).status).toBe(400);
  });
});

describe('the live feed', () => {
  async function watch(name: string) {
    const socket = new WebSocket(`${stage.page.url.replace('http', 'ws')}live?as=${name}`);
    const updates: { isFirst: boolean; set: { id: string; html: string }[]; gone: string[] }[] = [];
    const waiting: (() => void)[] = [];
    socket.on('message', (data) => {
      updates.push(JSON.parse(String(data)));
      for (const wake of waiting.splice(0)) wake();
    });
    /** The first update that is `wanted`, whether it has come already or not. */
    const until = async (wanted: (update: (typeof updates)[number]) => boolean) => {
      for (;;) {
        const found = updates.find(wanted);
        if (found) return found;
        await new Promise<void>((wake) => waiting.push(wake));
      }
    };
    return { socket, until };
  }

  test('brings everything first, then only what changed', async () => {
    await webClient(stage.slack).chat.postMessage({ channel: DESK, text: 'before' });
    const ben = await watch('ben');
    const first = await ben.until(({ isFirst }) => isFirst);
    const posted = await webClient(stage.slack).chat.postMessage({ channel: DESK, text: 'after' });
    const next = await ben.until(({ set }) => set.some(({ id }) => id === `message-${posted.ts}`));

    expect(first.set.map(({ html }) => html).join()).toContain('before');
    expect(next.isFirst).toBe(false);
    expect(next.set.map(({ html }) => html).join()).not.toContain('before');
    ben.socket.terminate();
  });

  test('tells what is gone', async () => {
    const { ts } = await webClient(stage.slack).chat.postMessage({ channel: DESK, text: 'x' });
    const ben = await watch('ben');
    await ben.until(({ isFirst }) => isFirst);
    await webClient(stage.slack).chat.delete({ channel: DESK, ts: String(ts) });

    expect((await ben.until(({ gone }) => gone.length > 0)).gone).toContain(`message-${ts}`);
    ben.socket.terminate();
  });
});
